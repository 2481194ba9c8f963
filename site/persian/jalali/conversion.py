"""Between the two calendars, by jdatetime's 33-year rule.

The rule gives the official leap years of 1390–1424; after 1403 the next is 1408, not 1407.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

import jdatetime

from persian.jalali.names import MONTHS

TEHRAN: Final = ZoneInfo("Asia/Tehran")
LONG_MONTHS: Final = range(1, 7)
ESFAND: Final = 12
# A year outside is a slip of the pen or a Gregorian year.
YEARS_READ: Final = range(1200, 1600)

JalaliProblem = Literal[
    "empty",
    "unreadable",
    "ambiguous",
    "no-year",
    "year-out-of-range",
    "impossible-date",
    "weekday-mismatch",
    "no-time",
    "impossible-time",
]


class JalaliError(ValueError):
    """A text that is no single day or moment, or a day without Jalali date; `reason` says why."""

    def __init__(self, reason: JalaliProblem) -> None:
        super().__init__(reason)
        self.reason: JalaliProblem = reason


class JalaliDate(NamedTuple):
    """A day in the Jalali calendar; month and day count from 1. Compares as days do."""

    year: int
    month: int
    day: int


def local_date(moment: date) -> date:
    """The day of `moment` in Tehran. A naive datetime is taken to be Tehran's clock already."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        return moment.date()
    try:
        return moment.astimezone(TEHRAN).date()
    except OverflowError:
        raise JalaliError("year-out-of-range") from None


def today(tz: ZoneInfo = TEHRAN) -> date:
    """The Gregorian date of today where `tz` holds."""
    return datetime.now(tz).date()


def from_gregorian(moment: date) -> JalaliDate:
    """The Jalali day of a date, or of a datetime in Tehran.

    JalaliError("year-out-of-range") before the year 1 and after 9377.
    """
    return _jalali_of(local_date(moment))


# A list has the same days again and again, and pages are full of lists.
@lru_cache(4_096)
def _jalali_of(day: date) -> JalaliDate:
    try:
        jalali = jdatetime.date.fromgregorian(date=day)
    except ValueError:
        raise JalaliError("year-out-of-range") from None
    return JalaliDate(jalali.year, jalali.month, jalali.day)


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian date of a Jalali day; JalaliError("impossible-date") if there is none."""
    try:
        found: date = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        raise JalaliError("impossible-date") from None
    return found


def is_leap(year: int) -> bool:
    """Whether Esfand of this Jalali year has 30 days."""
    try:
        return bool(jdatetime.date(year, 1, 1).isleap())
    except ValueError:
        raise JalaliError("impossible-date") from None


def month_length(year: int, month: int) -> int:
    """The number of days of a Jalali month: 31, 30 or 29."""
    if month not in MONTHS:
        raise JalaliError("impossible-date")
    if month in LONG_MONTHS:
        return 31
    return 29 if month == ESFAND and not is_leap(year) else 30
