"""What is counted of some cases, and the indicators that follow: each is defined here, once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Standing(StrEnum):
    """Where a case stands with its term; each case stands in one place."""

    IN_TIME = "in_time"
    LATE = "late"
    OVERDUE = "overdue"
    RUNNING = "running"


CLOSED = frozenset({Standing.IN_TIME, Standing.LATE})
# What the share is counted of: an overdue case that is left open lowers it.
JUDGED = CLOSED | {Standing.OVERDUE}


@dataclass
class Tally:
    """How many cases stand where; ``days`` are those until the closed ones were closed."""

    standings: Counter[Standing] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)

    def add(self, standing: Standing, days: int | None, number: int = 1) -> None:
        """Count a number of like cases."""
        self.standings[standing] += number
        if days is not None:
            self.days[days] += number

    @property
    def received(self) -> int:
        """All cases."""
        return self.standings.total()

    @property
    def closed(self) -> int:
        """Those that are closed, in time or not."""
        return sum(self.standings[one] for one in CLOSED)

    @property
    def open(self) -> int:
        """Those that are not."""
        return self.overdue + self.standings[Standing.RUNNING]

    @property
    def overdue(self) -> int:
        """The open ones whose last day has passed."""
        return self.standings[Standing.OVERDUE]

    @property
    def judged(self) -> int:
        """What the share is counted of: closed and open overdue."""
        return sum(self.standings[one] for one in JUDGED)

    @property
    def on_time_share(self) -> float | None:
        """Closed on time / (closed + open overdue); None where there are none."""
        return self.standings[Standing.IN_TIME] / self.judged if self.judged else None

    @property
    def median_days(self) -> float | None:
        """The median of the days of the calendar until a case was closed."""
        total = self.days.total()
        if not total:
            return None
        low, high = self._day_at((total - 1) // 2), self._day_at(total // 2)
        return (low + high) / 2 if (low + high) % 2 else (low + high) // 2

    def _day_at(self, place: int) -> int:
        seen = 0
        for day in sorted(self.days):
            seen += self.days[day]
            if seen > place:
                return day
        raise IndexError(place)


def together(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of several."""
    total = Tally()
    for tally in tallies:
        total.standings.update(tally.standings)
        total.days.update(tally.days)
    return total
