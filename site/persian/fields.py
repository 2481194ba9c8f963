"""Form fields for people who write Persian: clean text, Jalali dates, numbers of identity.

What was typed stays in the box when it is refused; what is accepted is canonical: clean letters, a
Gregorian `date`, ASCII digits.
"""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from persian import identifiers
from persian.digits import to_persian_digits
from persian.identifiers import IdentifierError
from persian.jalali import JalaliError, format_short, parse_date
from persian.letters import clean_input
from persian.messages import date_refused

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# No clean form is that much shorter than what was typed; a book in the box is refused unread.
_SPARE = 4


class CleanCharField(forms.CharField):
    """Text in one spelling: Persian ی and ک, composed, without control characters."""

    def to_python(self, value: Any) -> Any:
        """Clean before the length is counted and before anything is compared."""
        text = super().to_python(value)
        if not isinstance(text, str) or (
            self.max_length is not None and len(text) > _SPARE * self.max_length
        ):
            return text
        return clean_input(text) or self.empty_value


class JalaliDateInput(forms.TextInput):
    """A plain box for a date, readable without a script: «۱۴۰۵/۰۹/۰۱»."""

    def format_value(self, value: Any) -> str | None:
        """Show a stored date as Jalali and a typed one as it was typed."""
        if isinstance(value, datetime.date):
            return format_short(value)
        return super().format_value(value)

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Write the element as Django's template does, in one go: lists have two on each page."""
        if self.template_name != forms.TextInput.template_name:
            return super().render(name, value, attrs, renderer)
        widget = self.get_context(name, value, attrs)["widget"]
        given = {"type": widget["type"], "name": widget["name"], "value": widget["value"]}
        written = (
            f" {name}" if value is True else format_html(' {}="{}"', name, value)
            for name, value in {**given, **widget["attrs"]}.items()
            if value is not None and value is not False
        )
        return mark_safe(f"<input{''.join(written)}>")  # noqa: S308 (escaped; names are ours)


class JalaliDateField(forms.Field):
    """A day of the calendar, in every form that people write; gives a Gregorian `date`."""

    widget = JalaliDateInput

    def __init__(self, **kwargs: Any) -> None:
        """Tell how to write it, unless the form says better."""
        kwargs.setdefault("help_text", _("Day, month and year, such as 1 Azar 1405"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        """Read the day. Raises ValidationError with the reason as its code."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.date):
            return value.date() if isinstance(value, datetime.datetime) else value
        try:
            return parse_date(str(value))
        except JalaliError as error:
            if error.reason == "empty":  # blanks are as good as nothing
                return None
            raise date_refused(error) from error


class IdentifierField(forms.CharField):
    """A number by which someone or something is known; gives it in ASCII digits."""

    read: Callable[[str], str]
    hint: ClassVar["StrOrPromise"] = ""
    wrong: ClassVar["StrOrPromise"]
    wrong_length: ClassVar["StrOrPromise"]
    attributes: ClassVar[dict[str, str]] = {"inputmode": "numeric", "dir": "ltr"}

    def __init__(self, **kwargs: Any) -> None:
        """Take the hint of its kind, unless the form says better."""
        kwargs.setdefault("help_text", self.hint)
        # Far more than any writing of such a number, far less than a book.
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for the keyboard of digits; a length limit would cut what was pasted."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return {**self.attributes, **attrs}

    def clean(self, value: Any) -> str:
        """Read the number. Raises ValidationError with the reason as its code."""
        text = super().clean(value)
        if not text:
            return text
        try:
            return self.read(text)
        except IdentifierError as error:
            raise self._refused(error) from error

    def _refused(self, error: IdentifierError) -> ValidationError:
        if error.reason == "empty":
            return ValidationError(self.error_messages["required"], code="required")
        if error.reason != "wrong-length":
            return ValidationError(self.wrong, code=error.reason)
        counts = {
            "expected": to_persian_digits(str(error.expected)),
            "got": to_persian_digits(str(error.got)),
        }
        return ValidationError(self.wrong_length, code=error.reason, params=counts)


class NationalIdField(IdentifierField):
    """کد ملی."""

    read = staticmethod(identifiers.validate_national_id)
    hint = _("The 10 digits on the national card")
    wrong = _("This national id is not right. Compare its digits with the card.")
    wrong_length = _("A national id has %(expected)s digits; you have written %(got)s.")


class ForeignCodeField(IdentifierField):
    """کد فراگیر اتباع."""

    read = staticmethod(identifiers.validate_foreign_code)
    hint = _("The 12 digits of the code for foreign nationals")
    wrong = _("This code is not right. Compare its digits with the card.")
    wrong_length = _("The code has %(expected)s digits; you have written %(got)s.")


class LegalIdField(IdentifierField):
    """شناسهٔ ملی."""

    read = staticmethod(identifiers.validate_legal_id)
    hint = _("The 11 digits of the national id of the institution")
    wrong = _("This id is not right. Compare its digits with the registration notice.")
    wrong_length = _("The id of an institution has %(expected)s digits; you have written %(got)s.")


class MobileField(IdentifierField):
    """شمارهٔ موبایل."""

    read = staticmethod(identifiers.validate_mobile)
    hint = _("11 digits, such as 0912 000 0000")
    wrong = _("This mobile number is not right. It begins with 09.")
    wrong_length = _("A mobile number has %(expected)s digits; you have written %(got)s.")
    attributes: ClassVar[dict[str, str]] = {
        "inputmode": "tel",
        "dir": "ltr",
        "autocomplete": "tel-national",
    }


class LandlineField(IdentifierField):
    """شمارهٔ تلفن ثابت."""

    read = staticmethod(identifiers.validate_landline)
    hint = _("11 digits with the area code, such as 031 0000 0000")
    wrong = _("This telephone number is not right. Write it with the area code, such as 031.")
    wrong_length = _(
        "A telephone number has %(expected)s digits with its area code; you have written %(got)s."
    )
    attributes: ClassVar[dict[str, str]] = {"inputmode": "tel", "dir": "ltr"}


class PostalCodeField(IdentifierField):
    """کد پستی."""

    read = staticmethod(identifiers.validate_postal_code)
    hint = _("10 digits, without a dash")
    wrong = _("This postal code is not right. Look at it once more.")
    wrong_length = _("A postal code has %(expected)s digits; you have written %(got)s.")
    attributes: ClassVar[dict[str, str]] = {
        "inputmode": "numeric",
        "dir": "ltr",
        "autocomplete": "postal-code",
    }


class ShebaField(IdentifierField):
    """شمارهٔ شبا."""

    read = staticmethod(identifiers.validate_sheba)
    hint = _("24 digits, with or without IR")
    wrong = _("This account number is not right. Compare its digits with your bank's.")
    wrong_length = _("An account number has %(expected)s digits; you have written %(got)s.")
    attributes: ClassVar[dict[str, str]] = {"dir": "ltr"}
