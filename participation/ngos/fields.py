"""Form fields of what is asked about NGOs."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from persian.digits import to_latin_digits

MOST_RIAL = 10**15
SEPARATORS = str.maketrans("", "", " ,٬،.\u200c")
# Boxes for digits, on the pages of forms.
DIGITS = {
    "class": "input short num",
    "inputmode": "numeric",
    "dir": "ltr",
    "autocomplete": "off",
}


class RialField(forms.CharField):
    """An amount, with whatever between its digits; gives a number."""

    unreadable = _("Write the amount in digits, in Rial.")
    most = MOST_RIAL

    def clean(self, value: Any) -> int | None:
        """Read the digits. Raises ValidationError."""
        text = to_latin_digits(super().clean(value)).translate(SEPARATORS)
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > 18 or int(text) > self.most:  # noqa: PLR2004
            raise ValidationError(self.unreadable, code="unreadable")
        return int(text)


class CountField(RialField):
    """A small number: months, percent, points."""

    unreadable = _("Write a number in digits.")

    def __init__(self, *, least: int = 0, most: int, **kwargs: Any) -> None:
        """Take the bounds."""
        self.least, self.most = least, most
        kwargs.setdefault("max_length", 12)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> int | None:
        """Read the digits. Raises ValidationError, also for a number out of bounds."""
        number = super().clean(value)
        if number is not None and number < self.least:
            raise ValidationError(self.unreadable, code="unreadable")
        return number
