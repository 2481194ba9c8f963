"""The lists of a service card."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.core.validators import validate_address
from cms.services.enums import Channel


class PaperBlock(blocks.StructBlock):
    """A document that the applicant brings, with its blank form where there is one."""

    title = blocks.CharBlock(label=_("title"), max_length=200)
    note = blocks.CharBlock(label=_("note"), max_length=300, required=False)
    form = DocumentChooserBlock(label=_("blank form"), required=False)

    class Meta:
        """How editors see it."""

        icon = "doc-full"
        label = _("Required document")


class StepBlock(blocks.StructBlock):
    """One step of the way."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), max_length=600, required=False, rows=3)

    class Meta:
        """How editors see it."""

        icon = "list-ol"
        label = _("Step")


class LawBlock(blocks.StructBlock):
    """A law, by-law or circular that the service rests on."""

    title = blocks.CharBlock(label=_("title"), max_length=250)
    number = blocks.CharBlock(label=_("number"), max_length=60, required=False)
    date = blocks.DateBlock(label=_("date"), required=False)
    url = blocks.URLBlock(label=_("address"), required=False)

    class Meta:
        """How editors see it."""

        icon = "form"
        label = _("Law")


class ChannelValue(blocks.StructValue):
    """One way to reach the service."""

    @property
    def label(self) -> str:
        """Return the kind in words."""
        return str(dict(Channel.choices).get(self["kind"], ""))


class ChannelBlock(blocks.StructBlock):
    """One way to reach the service."""

    kind = blocks.ChoiceBlock(label=_("kind"), choices=Channel.choices)
    text = blocks.CharBlock(label=_("text"), max_length=200, required=False)
    address = blocks.CharBlock(
        label=_("address"), max_length=300, required=False, validators=[validate_address]
    )

    class Meta:
        """How editors see it."""

        icon = "mail"
        label = _("Access channel")
        value_class = ChannelValue
