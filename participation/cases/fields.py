"""Boxes for the number of a case and for its key."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from participation.cases.numbers import (
    EXAMPLE,
    NumberError,
    plain_number,
    read_key,
    read_number,
)

# Far more than any writing of such a number, far less than a book.
LONGEST = 60


class _DigitsField(forms.CharField):
    """Digits however they are typed; gives the canonical form."""

    read: Callable[[str], str]
    messages: dict[str, Any]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for digits. There is no length limit, which would cut what is pasted."""
        attrs = super().widget_attrs(widget)
        return {**attrs, "inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """Read it. Raises ValidationError with the reason as its code."""
        text: str = super().clean(value)
        if not text:
            return text
        if len(text) > LONGEST:
            raise self._refused("wrong-length")
        try:
            return self.read(text)
        except NumberError as error:
            raise self._refused(error.reason) from error

    def _refused(self, reason: str) -> ValidationError:
        code = "required" if reason == "empty" else reason
        return ValidationError(self.messages.get(code, self.error_messages["required"]), code=code)


class CaseNumberField(_DigitsField):
    """شمارهٔ پرونده."""

    read = staticmethod(read_number)
    messages = {
        "wrong-length": format_lazy(
            _("A case number has 11 digits, such as {number}."), number=plain_number(EXAMPLE)
        ),
        "wrong-check-digit": _("One digit of this number is wrong. Compare it with your receipt."),
        "unreadable": _("A case number has only digits."),
    }


class FollowKeyField(_DigitsField):
    """کلید پیگیری."""

    read = staticmethod(read_key)
    messages = {
        "wrong-length": _("The key has 12 digits in three groups."),
        "unreadable": _("The key has only digits."),
    }
