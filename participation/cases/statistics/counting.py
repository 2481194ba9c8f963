"""The source of all figures: whatever counts cases, in public or for staff, counts them here."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Case as Choice
from django.db.models import (
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)

from participation.cases.enums import TermPurpose
from participation.cases.kinds import CaseKind, all_kinds
from participation.cases.models import Case, Term
from participation.cases.statistics.periods import month_key
from participation.cases.statistics.tallies import Standing, Tally
from persian.jalali import from_gregorian, local_date

BATCH = 2_000
# The key of what has no place in a dimension, or may not be named in it.
UNNAMED = ""
NO_CATEGORY = Value(None, output_field=IntegerField())


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

    One query a kind, read row by row, so bound it in time. A case is closed in time where each
    term that the office had for it was kept, overdue where the running one has passed; a term that
    stands still while the citizen is asked is not. Restricted cases have no category unless
    ``names_restricted``.
    """
    count = Count()
    came = cases.filter(received_at__gte=since, received_at__lt=until).order_by()
    for kind in all_kinds():
        for key, number in _counted(came.filter(kind=kind.name), kind, on).items():
            month, county, category, is_restricted, unit, standing, days = key
            named = category if names_restricted or not is_restricted else None
            place = Place(
                month=month,
                county=UNNAMED if county is None else str(county),
                category=category_key(kind.name, named),
                kind=kind.name,
            )
            count.add(place, standing, days, str(unit), number=number)
    return count


def was_late() -> Exists:
    """Return the condition of closed cases for which the office had a term that it missed.

    A term that was standing still when the case was closed had time left.
    """
    terms = Term.objects.filter(
        case=OuterRef("pk"), purpose=TermPurpose.ANSWER, paused_on__isnull=True
    )
    return Exists(terms.filter(settled_on__gt=F("due_date")))


def is_overdue(on: dt.date) -> Q:
    """Return the condition of open cases whose running term has passed on a day."""
    return Q(is_open=True, is_paused=False, due_date__lt=on)


def _counted(
    cases: "QuerySet[Case]", kind: CaseKind, on: dt.date
) -> "Counter[tuple[str, int | None, Any, bool, int, Standing, int | None]]":
    """Count cases by month, county, category, whether restricted, unit, standing and days.

    Row by row: this is what the board waits for, so nothing is made of a row but its key.
    """
    rows: Any = cases.annotate(
        received_hour=_Hour("received_at"),
        closed_hour=_Hour("closed_at"),
        missed=Choice(When(is_open=True, then=is_overdue(on)), default=was_late()),
        category=F(kind.category_field) if kind.category_field else NO_CATEGORY,
    ).values_list(
        "received_hour", "closed_hour", "missed", "county", "category", "is_restricted", "unit"
    )
    found: Counter[Any] = Counter()
    for received, closed, missed, county, category, is_restricted, unit in rows.iterator(BATCH):
        first, month = _day_of(received)
        if closed is None:
            standing, days = Standing.OVERDUE if missed else Standing.RUNNING, None
        else:
            standing = Standing.LATE if missed else Standing.IN_TIME
            days = (_day_of(closed)[0] - first).days
        found[month, county, category, is_restricted, unit, standing, days] += 1
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
