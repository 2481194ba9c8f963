"""A report for a milestone, as the NGO writes it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.ngos.fields import DIGITS, CountField, RialField
from persian.digits import format_number
from persian.fields import CleanCharField

LONGEST = 5000


class ReportForm(forms.Form):
    """What was done, how far it is, what was spent."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    text = CleanCharField(
        label=gettext_lazy("What was done since the last report?"),
        help_text=gettext_lazy("Without names and numbers of people."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"class": "input", "rows": 9}),
        error_messages={"required": gettext_lazy("Write what was done.")},
    )
    progress = CountField(
        label=gettext_lazy("How much of the whole project is done, in percent?"),
        most=100,
        widget=forms.TextInput(attrs=DIGITS),
        error_messages={"required": gettext_lazy("Write a number from 0 to 100.")},
    )
    spent = RialField(
        label=gettext_lazy("What was spent so far of the award, in Rial?"),
        max_length=40,
        widget=forms.TextInput(attrs=DIGITS),
        error_messages={"required": gettext_lazy("Write the amount in digits, in Rial.")},
    )

    def __init__(self, data: Any = None, *, amount: int, **kwargs: Any) -> None:
        """Know what was awarded."""
        super().__init__(data, **kwargs)
        self.amount = amount

    def clean_spent(self) -> int:
        """Refuse more than was awarded."""
        spent: int = self.cleaned_data["spent"]
        if spent is not None and spent > self.amount:
            told = _("Only %(amount)s Rial were awarded.")
            raise ValidationError(told % {"amount": format_number(self.amount)})
        return spent
