"""Boxes that several forms of the desk have."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.common.clock import today
from participation.ngos.choosers import decision_chooser
from participation.ngos.fields import RialField
from participation.resolutions.models import Resolution
from persian.digits import to_latin_digits, to_persian_digits
from persian.fields import CleanCharField, JalaliDateField
from persian.letters import clean_input

MOST_CRITERIA, LONGEST_CRITERION = 12, 120
WHOLE = 100


def day_box(label: Any, **more: Any) -> JalaliDateField:
    """Return a box for a day."""
    messages = {"required": gettext_lazy("Write the day.")}
    return JalaliDateField(label=label, error_messages=messages, **more)


def words_box(label: Any, most: int, *, rows: int = 3, missing: Any = "", **more: Any) -> Any:
    """Return a box for words."""
    messages = {"required": missing or gettext_lazy("Write the text.")}
    return CleanCharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=messages, **more,
    )  # fmt: skip


def rial_box(label: Any, **more: Any) -> RialField:
    """Return a box for an amount."""
    messages = {"required": gettext_lazy("Write the amount in digits, in Rial.")}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"})
    return RialField(label=label, max_length=40, widget=widget, error_messages=messages, **more)


class CriteriaField(forms.CharField):
    """Criteria with their weights, one on each line: «تجربهٔ تشکل: ۳۰»."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        """Show rows as lines, and what was typed as it was typed."""
        if not isinstance(value, list):
            return value
        return "\n".join(f"{title}: {to_persian_digits(weight)}" for title, weight in value)

    def clean(self, value: Any) -> list[tuple[str, int]]:
        """Return titles and weights. Raises ValidationError naming the line."""
        lines = [clean_input(line) for line in str(super().clean(value)).splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST_CRITERIA:
            raise ValidationError(_("At most twelve criteria."), code="many")
        rows = [self._row(line, place) for place, line in enumerate(lines, start=1)]
        if sum(weight for _title, weight in rows) != WHOLE:
            raise ValidationError(_("The weights have to be 100 percent together."), code="weights")
        return rows

    def _row(self, line: str, place: int) -> tuple[str, int]:
        title, _colon, weight = line.rpartition(":")
        digits = to_latin_digits(weight).strip().removesuffix("%").removesuffix("٪").strip()
        title = title.strip()
        is_weight = digits.isascii() and digits.isdigit() and 1 <= int(digits[:4]) <= WHOLE
        if not title or not is_weight or len(title) > LONGEST_CRITERION:
            told = _("Line %(line)s: write the criterion, a colon and its percent.")
            raise ValidationError(told % {"line": to_persian_digits(place)}, code="line")
        return title, int(digits)


def resolution_box() -> forms.ModelChoiceField:  # type: ignore[type-arg]
    """Return the box for the resolution of a meeting, found by searching."""
    return forms.ModelChoiceField(
        label=gettext_lazy("Resolution of the meeting"),
        queryset=Resolution.objects.public(),
        widget=decision_chooser.widget_class,
        help_text=gettext_lazy("A published resolution that is kept here."),
        error_messages={
            "required": gettext_lazy("Choose the resolution."),
            "invalid_choice": gettext_lazy("Choose one of the list."),
        },
    )


def not_ahead(day: Any) -> Any:
    """Return a day. Raises ValidationError where it has not come."""
    if day > today():
        raise ValidationError(_("This day has not come yet."), code="future")
    return day
