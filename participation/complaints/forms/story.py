"""What happened, when and where."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.common.models import County
from participation.complaints.enums import ComplaintClass
from participation.complaints.forms.step import INPUT, Row, StepForm
from persian.digits import format_number, to_persian_digits
from persian.fields import CleanCharField, JalaliDateField, JalaliDateInput
from persian.jalali import format_date, today
from persian.personal_data import LABELS, Found, find_personal_data

LONGEST = 5_000


class StoryForm(StepForm):
    """The text, the day, the county and the place."""

    text = CleanCharField(
        label=ComplaintClass.COMPLAINT.text_label,
        help_text=_("What happened, where and when? Leave out names and numbers of others."),
        widget=forms.Textarea(attrs=INPUT | {"rows": 10}),
        error_messages={"required": _("Write what happened.")},
    )
    # Asked only where the text holds something of somebody.
    keep = forms.BooleanField(
        label=_("Leave it in the text"),
        help_text=_("Only those who work on it will read it."),
        required=False,
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
        self.found: list[Found] = []
        if not self.is_bound and not find_personal_data(self.given("text")):
            del self.fields["keep"]

    def clean_text(self) -> str:
        """Refuse a text that is too long, saying by how much."""
        text: str = self.cleaned_data["text"]
        over = len(text) - LONGEST
        if over > 0:
            told = gettext("The text may have %(most)s characters; make it %(over)s shorter.")
            counts = {"most": format_number(LONGEST), "over": format_number(over)}
            raise ValidationError(told % counts, code="too-long")
        return text

    def clean_happened_on(self) -> datetime.date | None:
        """Refuse a day that is still to come."""
        day: datetime.date | None = self.cleaned_data["happened_on"]
        if day is not None and day > today():
            raise ValidationError(_("This day is still to come."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        """Point out what of somebody stands in the text; the writer takes it out or leaves it."""
        values: dict[str, Any] = super().clean() or {}
        self.found = find_personal_data(values.get("text", ""))
        if self.found and not values.get("keep"):
            told = gettext("This is in your text: %(what)s. Take it out, or say that it stays.")
            self.add_error("text", ValidationError(told % {"what": self._found_in_words()}))
        if not self.found:
            del self.fields["keep"]
        return values

    def _found_in_words(self) -> str:
        text: str = self.cleaned_data["text"]
        told = (f"{LABELS[one.kind]} «{text[one.start : one.end]}»" for one in self.found)
        return "، ".join(dict.fromkeys(told))

    @property
    def count(self) -> str:
        """How long the text is, in words; nothing for none."""
        typed = self.given("text").replace("\r\n", "\n").strip()
        if not typed:
            return ""
        told = gettext("%(count)s of %(most)s characters")
        return told % {"count": format_number(len(typed)), "most": format_number(LONGEST)}

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
