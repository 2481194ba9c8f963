"""Rows of two boxes: for what and how much, what and until when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from participation.cases.wizard.forms import INPUT, StepForm
from participation.ngos.fields import DIGITS, RialField
from persian.digits import to_persian_digits
from persian.fields import CleanCharField

MOST_ROWS = 10
LONGEST = 160


class RowsForm(StepForm):
    """Up to ten rows, each a text and a number; empty ones are passed over.

    A subclass names the columns and makes the field of the number.
    """

    text_label: Any = ""
    number_label: Any = ""
    nothing: Any = ""

    def number_field(self, label: str) -> RialField:
        """Return the field of the second column."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Make the rows."""
        for place in range(1, MOST_ROWS + 1):
            row = to_persian_digits(place)
            self.fields[f"text_{place}"] = CleanCharField(
                label=_("%(column)s, row %(row)s") % {"column": self.text_label, "row": row},
                required=False,
                max_length=LONGEST,
                widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
            )
            label = _("%(column)s, row %(row)s") % {"column": self.number_label, "row": row}
            field = self.number_field(label)
            field.widget = forms.TextInput(attrs=dict(DIGITS))
            self.fields[f"number_{place}"] = field

    def pairs(self) -> Sequence[tuple[BoundField, BoundField]]:
        """Return the boxes row by row."""
        return [(self[f"text_{one}"], self[f"number_{one}"]) for one in range(1, MOST_ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        """Refuse half a row, and no row at all."""
        values: dict[str, Any] = super().clean() or {}
        for place in range(1, MOST_ROWS + 1):
            text, number = values.get(f"text_{place}"), values.get(f"number_{place}")
            if text and number is None and f"number_{place}" not in self.errors:
                self.add_error(f"number_{place}", _("Write the number of this row, too."))
            if number is not None and not text and f"text_{place}" not in self.errors:
                self.add_error(f"text_{place}", _("Write what this row is for."))
        if not self.errors and not self.told():
            self.add_error("text_1", ValidationError(self.nothing, code="required"))
        return values

    def told(self) -> list[tuple[str, int]]:
        """Return the rows that say something."""
        values = self.cleaned_data
        return [
            (text, number)
            for place in range(1, MOST_ROWS + 1)
            if (text := values.get(f"text_{place}"))
            and (number := values.get(f"number_{place}")) is not None
        ]
