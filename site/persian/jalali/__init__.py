"""The Jalali calendar as people here write, read and count it. Stored dates stay Gregorian."""

from persian.jalali.conversion import (
    TEHRAN,
    JalaliDate,
    JalaliError,
    JalaliProblem,
    from_gregorian,
    is_leap,
    local_date,
    month_length,
    to_gregorian,
    today,
)
from persian.jalali.names import MONTHS, SEASONS, WEEKDAYS, Season
from persian.jalali.periods import (
    month_range,
    season_of,
    season_range,
    week_range,
    year_range,
)
from persian.jalali.reading import parse_date, parse_datetime
from persian.jalali.writing import (
    format_date,
    format_datetime,
    format_full,
    format_month,
    format_short,
    format_time,
    relative_days,
    to_jalali_iso,
)

__all__ = [
    "MONTHS",
    "SEASONS",
    "TEHRAN",
    "WEEKDAYS",
    "JalaliDate",
    "JalaliError",
    "JalaliProblem",
    "Season",
    "format_date",
    "format_datetime",
    "format_full",
    "format_month",
    "format_short",
    "format_time",
    "from_gregorian",
    "is_leap",
    "local_date",
    "month_length",
    "month_range",
    "parse_date",
    "parse_datetime",
    "relative_days",
    "season_of",
    "season_range",
    "to_gregorian",
    "to_jalali_iso",
    "today",
    "week_range",
    "year_range",
]
