"""Of an application that was made elsewhere: its tracking code and day."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import Row, StepForm
from participation.common.clock import today
from persian.digits import to_latin_digits, to_persian_digits
from persian.fields import CleanCharField, JalaliDateField
from persian.jalali import format_date

SHORT = {"class": "input short num", "dir": "ltr", "autocomplete": "off"}


class OutsideForm(StepForm):
    """What the ministry gave."""

    outside_code = CleanCharField(
        label=_("Tracking code"),
        help_text=_("As the system of the ministry has given it."),
        max_length=40,
        widget=forms.TextInput(attrs=SHORT),
        error_messages={"required": _("Write the tracking code.")},
    )
    outside_on = JalaliDateField(
        label=_("Applied there on"), error_messages={"required": _("Write the day.")}
    )

    def arrange(self) -> None:
        """Style the box that brings its own widget."""
        self.fields["outside_on"].widget.attrs.update(SHORT)

    def clean_outside_code(self) -> str:
        """Return it in ASCII digits."""
        return to_latin_digits(self.cleaned_data["outside_code"])

    def clean_outside_on(self) -> datetime.date:
        """Refuse a day that has not come."""
        day: datetime.date = self.cleaned_data["outside_on"]
        if day > today():
            raise ValidationError(_("This day has not come yet."))
        return day

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        return [
            Row(_("Tracking code"), to_persian_digits(values["outside_code"]), is_ltr=True),
            Row(_("Applied there on"), format_date(values["outside_on"])),
        ]
