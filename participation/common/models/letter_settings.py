"""The paper that the office writes on, and who signs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from participation.common.letters.settings_form import LetterSettingsForm


@register_setting(icon="doc-full")
class LetterSettings(BaseGenericSetting):
    """The letterhead, one row for the site.

    The file lies in the row, not among the uploads: it is small, private, and changes with it.
    """

    letterhead = models.BinaryField(_("letterhead"), null=True, editable=False)
    letterhead_name = models.CharField(
        _("name of the file"), max_length=120, blank=True, editable=False
    )
    signatory_name = models.CharField(_("name of the signatory"), max_length=120, blank=True)
    signatory_post = models.CharField(_("post of the signatory"), max_length=160, blank=True)

    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    HelpPanel(template="common/letterhead_help.html"),
                    FieldPanel("letterhead_file"),
                    FieldPanel("takes_default"),
                ],
                heading=_("Letterhead"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("signatory_name"), FieldPanel("signatory_post")])],
                heading=_("Who usually signs"),
            ),
        ],
        base_form_class=LetterSettingsForm,
    )

    class Meta:
        verbose_name = _("letter settings")
        verbose_name_plural = _("letter settings")

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.letterhead_name
