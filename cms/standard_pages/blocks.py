"""Groups of links and of questions."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks import LinkBlock, QuestionBlock


class LinkGroupBlock(blocks.StructBlock):
    """Links under one heading."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        """How editors see it."""

        icon = "link"
        label = _("Group of links")


class QuestionGroupBlock(blocks.StructBlock):
    """Questions under one heading, which may be left empty."""

    title = blocks.CharBlock(label=_("title"), max_length=120, required=False)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        """How editors see it."""

        icon = "help"
        label = _("Group of questions")
