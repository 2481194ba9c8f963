"""The source of all figures: whatever counts cases, in public or for staff, counts them here."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Case as Choice
from django.db.models import F, Func, Q, QuerySet, TextField, When

from participation.cases.models import Case
from participation.cases.statistics.periods import month_key
from participation.cases.statistics.tallies import Standing, Tally
from persian.jalali import from_gregorian, local_date

BATCH = 2_000
# The key of what has no place in a dimension, or may not be named in it.
UNNAMED = ""


class Place(NamedTuple):
    """The keys under which a case counts."""

    month: str
    county: str
    category: str
    kind: str


@dataclass
class Count:
    """Figures of some cases: all of them, and by each value of a dimension."""

    total: Tally = field(default_factory=Tally)
    months: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    counties: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    categories: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    units: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    ways: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    # The same, by all at once.
    cells: "Counter[tuple[Place, Standing]]" = field(default_factory=Counter)

    def add(
        self,
        place: Place,
        standing: Standing,
        days: int | None,
        unit: str = UNNAMED,
        *,
        number: int = 1,
    ) -> None:
        """Count a number of like cases wherever they count."""
        self.cells[place, standing] += number
        for tally in (
            self.total,
            self.months[place.month],
            self.counties[place.county],
            self.categories[place.category],
            self.kinds[place.kind],
            self.units[unit],
        ):
            tally.add(standing, days, number)


def category_key(kind: str, category: object) -> str:
    """Return the key of a category of a kind («complaint-7»)."""
    return f"{kind}-{category}" if category is not None else UNNAMED


def count_cases(
    cases: "QuerySet[Case]",
    *,
    since: dt.datetime,
    until: dt.datetime,
    on: dt.date,
    names_restricted: bool = True,
) -> Count:
    """Count those of ``cases`` that came from ``since`` until before ``until``, as of ``on``.

    One query, read row by row, so bound it in time. A case is closed in time where each term that
    the office had for it was kept, overdue where the running one has passed; a term that stands
    still while the citizen is asked is not. Restricted cases have no category unless
    ``names_restricted``.
    """
    came = cases.filter(received_at__gte=since, received_at__lt=until).order_by()
    # Each dimension by itself: there are almost as many places as cases, and few values of each.
    found = _Found()
    for received, closed, missed, county, category, restricted, unit, kind, way in _rows(came, on):
        first, month = _day_of(received)
        standing: tuple[Standing, int | None]
        if closed is None:
            standing = Standing.OVERDUE if missed else Standing.RUNNING, None
        else:
            days = (_day_of(closed)[0] - first).days
            standing = Standing.LATE if missed else Standing.IN_TIME, days
        named = category if names_restricted or not restricted else None
        found.months[month][standing] += 1
        found.counties[county][standing] += 1
        found.categories[kind, named][standing] += 1
        found.units[unit][standing] += 1
        found.ways[way][standing] += 1
        found.cells[month, county, named, kind, standing[0]] += 1
    return found.count()


Standings = dict[Any, Counter[tuple[Standing, int | None]]]


@dataclass
class _Found:
    """How many cases of each value of each dimension stand where."""

    months: Standings = field(default_factory=lambda: defaultdict(Counter))
    counties: Standings = field(default_factory=lambda: defaultdict(Counter))
    categories: Standings = field(default_factory=lambda: defaultdict(Counter))
    units: Standings = field(default_factory=lambda: defaultdict(Counter))
    ways: Standings = field(default_factory=lambda: defaultdict(Counter))
    cells: Counter[tuple[str, int | None, int | None, str, Standing]] = field(
        default_factory=Counter
    )

    def count(self) -> Count:
        """Return the figures under their keys."""
        count = Count()
        for month, standings in self.months.items():
            _add(standings, count.months[month], count.total)
        for county, standings in self.counties.items():
            _add(standings, count.counties[_key(county)])
        for (kind, category), standings in self.categories.items():
            _add(standings, count.categories[category_key(kind, category)], count.kinds[kind])
        for unit, standings in self.units.items():
            _add(standings, count.units[_key(unit)])
        for way, standings in self.ways.items():
            _add(standings, count.ways[way])
        for (month, county, category, kind, standing), number in self.cells.items():
            place = Place(month, _key(county), category_key(kind, category), kind)
            count.cells[place, standing] += number
        return count


def _key(value: int | None) -> str:
    return UNNAMED if value is None else str(value)


def _add(standings: Counter[tuple[Standing, int | None]], *tallies: Tally) -> None:
    for (standing, days), number in standings.items():
        for tally in tallies:
            tally.add(standing, days, number)


def is_overdue(on: dt.date) -> Q:
    """Return the condition of open cases whose running term has passed on a day."""
    return Q(is_open=True, is_paused=False, due_date__lt=on)


def _rows(cases: "QuerySet[Case]", on: dt.date) -> Iterator[tuple[Any, ...]]:
    """Yield what a case is counted by: this is what the board waits for, so it is all in one index,
    and nothing is made of a row.
    """
    rows: Any = cases.annotate(
        received_hour=_Hour("received_at"),
        closed_hour=_Hour("closed_at"),
        missed=Choice(When(is_open=True, then=is_overdue(on)), default=F("was_late")),
    ).values_list(
        "received_hour",
        "closed_hour",
        "missed",
        "county",
        "category_number",
        "is_restricted",
        "unit",
        "kind",
        "intake",
    )
    found: Iterator[tuple[Any, ...]] = rows.iterator(BATCH)
    return found


class _Hour(Func):
    """The hour of a moment half an hour later, in UTC, as text: «2026-11-26 20».

    Tehran's hours begin at half past those of UTC, so that each lies on one day there; there are
    few of them, and a text is had from the database for much less than a moment.
    """

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Write it for SQLite."""
        template = "STRFTIME('%%%%Y-%%%%m-%%%%d %%%%H', %(expressions)s, '+30 minutes')"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Write it for PostgreSQL."""
        later = "(%(expressions)s AT TIME ZONE 'UTC') + INTERVAL '30 minutes'"
        template = f"TO_CHAR({later}, 'YYYY-MM-DD HH24')"
        return self.as_sql(compiler, connection, template=template, **context)


# The hours of more than two years, the longest that a board shows.
@lru_cache(maxsize=24 * 800)
def _day_of(hour: str) -> tuple[dt.date, str]:
    """Return the day in Tehran, and the key of its month, of what `_Hour` gives."""
    moment = dt.datetime.fromisoformat(f"{hour}:00+00:00") - dt.timedelta(minutes=30)
    day = local_date(moment)
    jalali = from_gregorian(day)
    return day, month_key(jalali.year, jalali.month)
