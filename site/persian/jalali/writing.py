"""Dates as Persian readers expect them. Datetimes are shown on Tehran's clock."""

from datetime import date, datetime

from persian.digits import format_number, to_persian_digits
from persian.jalali.conversion import TEHRAN, from_gregorian, local_date
from persian.jalali.names import MONTHS, WEEKDAYS


def format_date(moment: date) -> str:
    """«۱ آذر ۱۴۰۵»."""
    jalali = from_gregorian(moment)
    return to_persian_digits(f"{jalali.day} {MONTHS[jalali.month]} {jalali.year}")


def format_full(moment: date) -> str:
    """«یکشنبه ۱ آذر ۱۴۰۵»."""
    return f"{WEEKDAYS[local_date(moment).isoweekday()]} {format_date(moment)}"


def format_short(moment: date) -> str:
    """«۱۴۰۵/۰۹/۰۱»."""
    jalali = from_gregorian(moment)
    return to_persian_digits(f"{jalali.year:04}/{jalali.month:02}/{jalali.day:02}")


def format_month(moment: date) -> str:
    """«آذر ۱۴۰۵»."""
    jalali = from_gregorian(moment)
    return to_persian_digits(f"{MONTHS[jalali.month]} {jalali.year}")


def format_time(moment: datetime) -> str:
    """«۱۴:۳۰»."""
    local = moment if moment.tzinfo is None else moment.astimezone(TEHRAN)
    return to_persian_digits(f"{local:%H:%M}")


def format_datetime(moment: datetime) -> str:
    """«یکشنبه ۱ آذر ۱۴۰۵، ساعت ۱۴:۳۰»."""
    return f"{format_full(moment)}، ساعت {format_time(moment)}"


def to_jalali_iso(moment: date) -> str:
    """The twin of an ISO date in the API: "1405-09-01"."""
    jalali = from_gregorian(moment)
    return f"{jalali.year:04}-{jalali.month:02}-{jalali.day:02}"


def relative_days(moment: date, now: date) -> str:
    """How far `moment` is from `now`, in days of Tehran: «۱۲ روز مانده», «امروز», «۴ روز گذشته»."""
    days = (local_date(moment) - local_date(now)).days
    if days == 0:
        return "امروز"
    return f"{format_number(abs(days))} روز {'مانده' if days > 0 else 'گذشته'}"
