"""How typed dates are understood: every form field of Django reads Jalali.

A field that keeps Django's reading would take «1405-09-01» for a day of the fifteenth century.
"""

import datetime
import functools
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone

from persian.digits import to_latin_digits
from persian.jalali import JalaliError, parse_date, parse_datetime
from persian.messages import date_refused
from persian.seam import is_active


def read_datetime(text: str) -> datetime.datetime:
    """The moment written in `text`; a day alone begins at midnight, as Django has it."""
    try:
        return parse_datetime(text)
    except JalaliError as error:
        if error.reason != "no-time":
            raise
        midnight = datetime.datetime.combine(parse_date(text), datetime.time())
        return midnight.replace(tzinfo=get_current_timezone())


def _reading(field: type[forms.Field], read: Callable[[forms.Field, str], Any]) -> None:
    """Let `field` read texts by `read`, and everything else as Django does."""
    original = field.to_python
    if hasattr(original, "persian_original"):
        return

    @functools.wraps(original)
    def to_python(self: forms.Field, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip() or not is_active():
            return original(self, value)
        try:
            return read(self, value)
        except JalaliError as error:
            raise date_refused(error) from error

    to_python.persian_original = original  # type: ignore[attr-defined]
    field.to_python = to_python  # type: ignore[method-assign]


def install() -> None:
    """Teach the three fields, once."""
    plain_time = forms.TimeField.to_python
    _reading(forms.DateField, lambda _, text: parse_date(text))
    _reading(forms.DateTimeField, lambda _, text: read_datetime(text))
    _reading(forms.TimeField, lambda field, text: plain_time(field, to_latin_digits(text)))  # type: ignore[arg-type]
