"""Boxes for the number of a case and for its key."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.numbers import NumberError, read_key, read_number

LONGEST = 60


class _DigitsField(forms.CharField):
    """Digits however they are typed; gives the canonical form."""

    read: Callable[[str], str]
    messages: dict[str, Any]

    def __init__(self, **kwargs: Any) -> None:
        """Take what a CharField takes; pasted text is not cut."""
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for digits; a length limit would cut what was pasted."""
        attrs = {**super().widget_attrs(widget), "inputmode": "numeric", "dir": "ltr"}
        attrs.pop("maxlength", None)
        return {**attrs, "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """Read it. Raises ValidationError with the reason as its code."""
        text: str = super().clean(value)
        if not text:
            return text
        try:
            return self.read(text)
        except NumberError as error:
            reason = "required" if error.reason == "empty" else error.reason
            message = self.messages.get(reason, self.error_messages["required"])
            raise ValidationError(message, code=reason) from error


class CaseNumberField(_DigitsField):
    """شمارهٔ پرونده."""

    read = staticmethod(read_number)
    messages = {
        "wrong-length": _("A case number has 11 digits, such as 1405-738204-6."),
        "wrong-digit": _("One digit of this number is wrong. Compare it with your receipt."),
        "unreadable": _("A case number has only digits."),
    }


class FollowKeyField(_DigitsField):
    """کلید پیگیری."""

    read = staticmethod(read_key)
    messages = {
        "wrong-length": _("The key has 12 digits in three groups."),
        "unreadable": _("The key has only digits."),
    }
