"""Half-years, the periods of the public figures: six months each, named as «1405-1»."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from persian.deadlines import add_jalali_months
from persian.digits import to_persian_digits
from persian.jalali import MONTHS, TEHRAN, from_gregorian, month_length, to_gregorian

MONTHS_IN_HALF = 6
HALVES = 2
# By then the terms that are promised in general have passed for the last case of the period.
MONTHS_UNTIL_MEASURED = 2
NAME = re.compile(r"([0-9]{4})-([12])")


class Half(NamedTuple):
    """A half of a Jalali year, 1 or 2."""

    year: int
    half: int

    @classmethod
    def named(cls, name: str) -> "Half | None":
        """Return the half that a name means, or None."""
        found = NAME.fullmatch(name)
        return cls(int(found[1]), int(found[2])) if found else None

    @classmethod
    def of(cls, day: dt.date) -> "Half":
        """Return the half in which a day lies."""
        jalali = from_gregorian(day)
        return cls(jalali.year, 1 if jalali.month <= MONTHS_IN_HALF else 2)

    @property
    def name(self) -> str:
        """The name in addresses."""
        return f"{self.year:04}-{self.half}"

    @property
    def label(self) -> str:
        """The name for readers."""
        words = _("First half of %(year)s") if self.half == 1 else _("Second half of %(year)s")
        return words % {"year": to_persian_digits(str(self.year))}

    @property
    def months(self) -> range:
        """The numbers of its months."""
        first = (self.half - 1) * MONTHS_IN_HALF + 1
        return range(first, first + MONTHS_IN_HALF)

    @property
    def first_day(self) -> dt.date:
        """The first day."""
        return to_gregorian(self.year, self.months[0], 1)

    @property
    def last_day(self) -> dt.date:
        """The last day."""
        month = self.months[-1]
        return to_gregorian(self.year, month, month_length(self.year, month))

    @property
    def measured_from(self) -> dt.date:
        """The day from which it can be measured, once and for all."""
        return add_jalali_months(self.next().first_day, MONTHS_UNTIL_MEASURED)

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """The moment at which it begins and that at which it is over, in Tehran."""
        begins = dt.datetime.combine(self.first_day, dt.time.min, TEHRAN)
        return begins, dt.datetime.combine(self.next().first_day, dt.time.min, TEHRAN)

    def next(self) -> "Half":
        """Return the half that follows."""
        return Half(self.year, 2) if self.half == 1 else Half(self.year + 1, 1)

    def month_keys(self) -> dict[str, str]:
        """Return the names of its months, by their keys in figures («1405-03»)."""
        return {month_key(self.year, month): MONTHS[month] for month in self.months}


def month_key(year: int, month: int) -> str:
    """Return the key of a month in figures."""
    return f"{year:04}-{month:02}"


def measurable(since: dt.date, on: dt.date) -> Iterator[Half]:
    """Yield the halves from that of ``since`` on which can be measured on a day."""
    half = Half.of(since)
    while half.measured_from <= on:
        yield half
        half = half.next()
