"""`{% load persian %}`: digits, numbers and Jalali dates for readers, ISO dates for machines.

No filter raises for what a template may hand it: nothing gives nothing, a text that is no date
or number comes back as it was.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from persian import digits as persian_digits
from persian import jalali as persian_jalali

register = template.Library()


def _moment(value: object) -> datetime.date | None:
    """Return a date or a datetime in local time; None where `value` is neither, nor ISO."""
    if isinstance(value, str):
        try:
            value = parse_date(value) or parse_datetime(value)
        except ValueError:
            return None
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value if isinstance(value, datetime.date) else None


def _day(value: object) -> datetime.date | None:
    moment = _moment(value)
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _shown(value: object, show: Callable[[datetime.date], str]) -> str:
    day = _day(value)
    try:
        return _text(value) if day is None else show(day)
    except ValueError:  # a day before the calendar began
        return _text(value)


@register.filter
def digits(value: object) -> str:
    """`value` with Persian digits, all else untouched: «۱۴۰۵/۳»."""
    return persian_digits.to_persian_digits(_text(value))


@register.filter
def number(value: object, decimals: int | None = None) -> str:
    """A number as «۵٬۰۰۰» or «۱٫۲»."""
    if value is None or isinstance(value, bool):
        return _text(value)
    try:
        read = value if isinstance(value, int | float | Decimal) else Decimal(str(value))
        return persian_digits.format_number(read, decimals)
    except (ArithmeticError, ValueError):
        return digits(value)


@register.filter
def jalali(value: object) -> str:
    """«۱ آذر ۱۴۰۵»."""
    return _shown(value, persian_jalali.format_date)


@register.filter
def jalali_full(value: object) -> str:
    """«یکشنبه ۱ آذر ۱۴۰۵»."""
    return _shown(value, persian_jalali.format_full)


@register.filter
def jalali_short(value: object) -> str:
    """«۱۴۰۵/۰۹/۰۱»."""
    return _shown(value, persian_jalali.format_short)


@register.filter
def jalali_datetime(value: object) -> str:
    """«یکشنبه ۱ آذر ۱۴۰۵، ساعت ۱۴:۳۰»; a date alone is shown without an hour."""
    moment = _moment(value)
    if isinstance(moment, datetime.datetime):
        return persian_jalali.format_datetime(moment)
    return str(jalali(value))


@register.filter
def relative_days(value: object) -> str:
    """How far a day is: «۱۲ روز مانده»، «امروز»، «۴ روز گذشته»."""
    day = _day(value)
    if day is None:
        return _text(value)
    return persian_jalali.relative_days(day, timezone.localdate())


@register.filter
def isodate(value: object) -> str:
    """What machines read, for `datetime=` and JSON: "2026-11-22" or with hour and offset."""
    moment = _moment(value)
    if isinstance(moment, datetime.datetime):
        return moment.isoformat(timespec="seconds")
    return _text(value) if moment is None else moment.isoformat()
