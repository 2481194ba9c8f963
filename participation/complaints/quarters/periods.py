"""Quarters of the Jalali year, named as «1405-3»."""

import datetime as dt
from typing import NamedTuple

from persian.digits import to_persian_digits
from persian.jalali import SEASONS, Season, from_gregorian, season_of, season_range, today

# Three years.
OFFERED = 12


class Quarter(NamedTuple):
    """A season of a Jalali year."""

    year: int
    season: Season

    @classmethod
    def of(cls, day: dt.date) -> "Quarter":
        """Return the quarter in which a day lies."""
        return cls(from_gregorian(day).year, season_of(day))

    @classmethod
    def named(cls, name: str) -> "Quarter":
        """Return the quarter of a name out of `latest`."""
        year, _dash, season = name.partition("-")
        return cls(int(year), Season(int(season)))

    @property
    def name(self) -> str:
        """The name in addresses."""
        return f"{self.year:04}-{self.season.value}"

    @property
    def label(self) -> str:
        """The name for readers."""
        return f"{SEASONS[self.season]} {to_persian_digits(str(self.year))}"

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day."""
        return season_range(self.year, self.season)

    def before(self) -> "Quarter":
        """Return the one before."""
        return self.of(self.days[0] - dt.timedelta(days=1))


def latest() -> list[Quarter]:
    """Return the quarters that can be chosen, the running one first."""
    found = [Quarter.of(today())]
    while len(found) < OFFERED:
        found.append(found[-1].before())
    return found
