"""What strangers ask lists for: bounded, and what is not understood is left out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from persian.fields import JalaliDateField, JalaliDateInput

MAX_VALUES = 20
MAX_VALUE = 120
MAX_TYPED = 300


class RangeForm(forms.Form):
    """The days between which something lies, both included."""

    since = JalaliDateField(
        label=_("From"), required=False, help_text="", widget=JalaliDateInput(attrs={"size": 12})
    )
    until = JalaliDateField(
        label=_("Until"), required=False, help_text="", widget=JalaliDateInput(attrs={"size": 12})
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        values: dict[str, Any] = super().clean() or {}
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return values

    def typed(self) -> dict[str, str]:
        """Return what was typed, for addresses that keep it."""
        days = {name: str(self.data.get(name, "")).strip()[:MAX_VALUE] for name in self.fields}
        return {name: day for name, day in days.items() if day}


def bounded_values(given: Iterable[str]) -> tuple[str, ...]:
    """Return the values of a parameter, each once, without what cannot be one."""
    kept = (
        value.strip()
        for value in list(given)[:MAX_VALUES]
        if value.strip() and len(value) <= MAX_VALUE and "\x00" not in value
    )
    return tuple(dict.fromkeys(kept))


def typed_words(given: str) -> str:
    """Return the words that were typed, as they were typed."""
    return given.replace("\x00", "").strip()[:MAX_TYPED]
