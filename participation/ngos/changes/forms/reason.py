"""Why the office begins something against an NGO, or for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import Row
from participation.ngos.changes.forms.said import SaidForm
from persian.fields import CleanCharField


class ReasonForm(SaidForm):
    """The reasons, as everybody reads them once it is decided."""

    reason = CleanCharField(
        label=_("reasons"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Once it is decided everybody reads them in the register. Write without data of people."
        ),
        error_messages={"required": _("Write the reasons.")},
    )

    def rows(self) -> list[Row]:
        """Return what was told."""
        return [Row(_("reasons"), self.cleaned_data["reason"])]
