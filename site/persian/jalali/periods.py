"""Years, seasons, months and weeks as (first day, last day), both Gregorian and both included."""

from datetime import date, timedelta
from typing import Final

from persian.jalali.conversion import ESFAND, from_gregorian, local_date, month_length, to_gregorian
from persian.jalali.names import Season

MONTHS_IN_SEASON: Final = 3
DAYS_IN_WEEK: Final = 7
SATURDAY: Final = 6


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return to_gregorian(year, first, 1), to_gregorian(year, last, month_length(year, last))


def year_range(year: int) -> tuple[date, date]:
    """The first and last day of a Jalali year; JalaliError("impossible-date") outside 1…9377."""
    return _months(year, 1, ESFAND)


def season_range(year: int, season: Season) -> tuple[date, date]:
    """The first and last day of a season of a Jalali year."""
    return _months(year, season * MONTHS_IN_SEASON - 2, season * MONTHS_IN_SEASON)


def month_range(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a Jalali month (1…12)."""
    return _months(year, month, month)


def week_range(moment: date) -> tuple[date, date]:
    """The Saturday and Friday of the week in which `moment` falls."""
    day = local_date(moment)
    first = day - timedelta(days=(day.isoweekday() - SATURDAY) % DAYS_IN_WEEK)
    return first, first + timedelta(days=DAYS_IN_WEEK - 1)


def season_of(moment: date) -> Season:
    """The season in which `moment` falls."""
    return Season((from_gregorian(moment).month - 1) // MONTHS_IN_SEASON + 1)
