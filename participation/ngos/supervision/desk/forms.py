"""What staff write of duties. Each form knows the version that its screen showed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from participation.common.clock import today
from participation.common.forms import VersionForm
from persian.fields import CleanCharField, MobileField

LONGEST = 2000


def words(label: Any, *, required: bool = True, help_text: Any = "") -> CleanCharField:
    """Return a field for some sentences."""
    return CleanCharField(
        label=label, max_length=LONGEST, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the reasons.")},
    )  # fmt: skip


class NoteForm(VersionForm):
    """A step with a remark, for colleagues."""

    text = words(
        _("Remark"), required=False, help_text=_("For colleagues; the NGO does not see it.")
    )


class ReasonForm(VersionForm):
    """A step with its reason, for colleagues."""

    text = words(_("reasons"))


class ToldReasonForm(VersionForm):
    """A step with what the NGO reads."""

    text = words(_("What the NGO reads"), help_text=_("It stands above the form of the report."))


class DeliveredForm(VersionForm):
    """That it was delivered on paper, on a day."""

    on = forms.DateField(label=_("Delivered on"), widget=AdminDateInput)
    text = words(_("Remark"), required=False, help_text=_("Such as the number of the letter."))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Offer today."""
        super().__init__(data, **kwargs)
        self.initial.setdefault("on", today())


class ContactForm(VersionForm):
    """Whom of an NGO the office writes to."""

    name = CleanCharField(label=_("name"), max_length=120, required=False)
    mobile = MobileField(label=_("mobile"), required=False)
    email = forms.EmailField(label=_("e-mail"), required=False)
