"""Django's date format letters, read on the Jalali calendar."""

import datetime
import re
from typing import Final

from django.utils.dateformat import DateFormat
from django.utils.formats import FORMAT_SETTINGS, get_format

from persian.digits import to_persian_digits
from persian.jalali import MONTHS, WEEKDAYS, from_gregorian, is_leap, month_length

# Names of months and weekdays, and the era: no machine reads them, least of all in Persian.
_WORDS: Final = frozenset("DlMFbNE")
_ESCAPED: Final = re.compile(r"\\.")


def is_for_people(name: str | None, pattern: str) -> bool:
    """Tell a format that readers see from one that machines parse.

    For readers are the named formats («DATE_FORMAT»), the strings they stand for in Persian, and
    whatever writes a month or weekday in words. "c", "r", "U", "Y-m-d" and the like are not.
    """
    if name is None or name in FORMAT_SETTINGS:
        return True
    if _WORDS & set(_ESCAPED.sub("", pattern)):
        return True
    return any(pattern == get_format(known) for known in FORMAT_SETTINGS if "INPUT" not in known)


class JalaliDateFormat(DateFormat):
    """Formats one moment; letters that name the day, month or year mean the Jalali ones."""

    def __init__(self, value: datetime.date) -> None:
        """Raises ValueError for a day before the calendar began."""
        super().__init__(value)
        self.day = value
        # The day that `value` names itself, in whichever zone the caller has put it.
        self.jalali = from_gregorian(datetime.date(value.year, value.month, value.day))

    def d(self) -> str:
        """Day of the month, two digits."""
        return f"{self.jalali.day:02d}"

    def j(self) -> int:
        """Day of the month."""
        return self.jalali.day

    def m(self) -> str:
        """Month, two digits."""
        return f"{self.jalali.month:02d}"

    def n(self) -> int:
        """Month."""
        return self.jalali.month

    def F(self) -> str:  # noqa: N802
        """Month in words; Persian months have no shorter form."""
        return MONTHS[self.jalali.month]

    M = b = E = N = F

    def l(self) -> str:  # noqa: E743
        """Weekday in words."""
        return WEEKDAYS[self.day.isoweekday()]

    D = l

    def w(self) -> int:
        """Day of the week, from Saturday, 0."""
        return (self.day.isoweekday() + 1) % 7

    def S(self) -> str:  # noqa: N802
        """Ordinal ending of the day; Persian dates have none."""
        return ""

    def t(self) -> int:  # type: ignore[override]
        """How many days the month has."""
        return month_length(self.jalali.year, self.jalali.month)

    def L(self) -> bool:  # noqa: N802
        """Whether the year has a leap day."""
        return is_leap(self.jalali.year)

    def z(self) -> int:
        """Day of the year."""
        months = range(1, self.jalali.month)
        return sum(month_length(self.jalali.year, m) for m in months) + self.jalali.day

    def Y(self) -> str:  # type: ignore[override]  # noqa: N802
        """Year, four digits."""
        return f"{self.jalali.year:04d}"

    o = Y  # type: ignore[assignment]

    def y(self) -> str:
        """Year, two digits."""
        return f"{self.jalali.year % 100:02d}"


def format_jalali(value: datetime.date, pattern: str) -> str:
    """`value` by a pattern of Django's letters, Jalali and in Persian digits."""
    return to_persian_digits(JalaliDateFormat(value).format(pattern))
