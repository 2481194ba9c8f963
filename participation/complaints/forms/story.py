"""What happened, when and where."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import WordsForm
from participation.common.models import County
from participation.complaints.enums import ComplaintClass
from participation.complaints.forms.step import INPUT, Row, StepForm
from persian.digits import to_persian_digits
from persian.fields import CleanCharField, JalaliDateField, JalaliDateInput
from persian.jalali import format_date, today


class StoryForm(WordsForm, StepForm):
    """The text, the day, the county and the place."""

    text = CleanCharField(
        label=ComplaintClass.COMPLAINT.text_label,
        help_text=_("What happened, where and when? Leave out names and numbers of others."),
        widget=forms.Textarea(attrs=INPUT | {"rows": 10}),
        error_messages={"required": _("Write what happened.")},
    )
    happened_on = JalaliDateField(
        label=_("On which day?"),
        required=False,
        widget=JalaliDateInput(attrs={"class": "input short", "autocomplete": "off"}),
    )
    county = forms.ModelChoiceField(
        label=_("County"),
        queryset=County.objects.none(),
        required=False,
        empty_label=_("Choose"),
        widget=forms.Select(attrs={"class": "input short"}),
        error_messages={
            "required": _("Choose the county."),
            "invalid_choice": _("Choose a county from the list."),
        },
    )
    place = CleanCharField(
        label=_("In which place?"),
        help_text=_("Town, village or street, as you would tell it somebody."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
    )

    def arrange(self) -> None:
        """Ask for the county where the way of the submission depends on it.

        Where somebody wants something, nothing has happened: the text is asked in other words.
        """
        text = self.fields["text"]
        text.label = ComplaintClass(self.category.kind).text_label
        if self.category.kind == ComplaintClass.REQUEST:
            text.help_text = _("What do you want, where and why? Leave out names of others.")
            text.error_messages["required"] = _("Write your request.")
        county = self.fields["county"]
        assert isinstance(county, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
        county.queryset = County.objects.in_force()
        county.required = self.category.goes_to_county
        super().arrange()

    def clean_happened_on(self) -> datetime.date | None:
        """Refuse a day that is still to come."""
        day: datetime.date | None = self.cleaned_data["happened_on"]
        if day is not None and day > today():
            raise ValidationError(_("This day is still to come."), code="future")
        return day

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        day, county = values["happened_on"], values["county"]
        told = [
            Row(self.fields["text"].label, values["text"]),
            Row(self.fields["happened_on"].label, format_date(day) if day else ""),
            Row(self.fields["county"].label, str(county) if county else ""),
            Row(self.fields["place"].label, to_persian_digits(values["place"])),
        ]
        return [row for row in told if row.value]
