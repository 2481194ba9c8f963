"""The source of all figures: whatever counts cases, in public or for staff, counts them here."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, F, IntegerField, OuterRef, QuerySet, Value

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

    def add(self, place: Place, standing: Standing, days: int | None, unit: str = UNNAMED) -> None:
        """Count a case wherever it counts."""
        self.cells[place, standing] += 1
        for tally in (
            self.total,
            self.months[place.month],
            self.counties[place.county],
            self.categories[place.category],
            self.kinds[place.kind],
            self.units[unit],
        ):
            tally.add(standing, days)


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
        for row in _rows(came.filter(kind=kind.name), kind, on):
            place, standing, days = _placed(row, kind)
            if row["is_restricted"] and not names_restricted:
                place = place._replace(category=UNNAMED)
            count.add(place, standing, days, str(row["unit"]))
    return count


def was_late() -> Exists:
    """Return the condition of closed cases for which the office had a term that it missed.

    A term that was standing still when the case was closed had time left.
    """
    return Exists(_terms().filter(settled_on__gt=F("due_date")))


def is_overdue(on: dt.date) -> Exists:
    """Return the condition of open cases whose running term has passed on a day."""
    return Exists(_terms().filter(settled_on__isnull=True, due_date__lt=on))


def _terms() -> "QuerySet[Term]":
    purpose = TermPurpose.ANSWER
    return Term.objects.filter(case=OuterRef("pk"), purpose=purpose, paused_on__isnull=True)


def _rows(cases: "QuerySet[Case]", kind: CaseKind, on: dt.date) -> Iterator[dict[str, Any]]:
    told = cases.annotate(
        was_late=was_late(),
        is_overdue=is_overdue(on),
        category=F(kind.category_field) if kind.category_field else NO_CATEGORY,
    )
    rows: Any = told.values(
        "received_at",
        "closed_at",
        "was_late",
        "is_overdue",
        "county",
        "category",
        "is_restricted",
        "unit",
    )
    yield from rows.iterator(chunk_size=BATCH)


def _placed(row: dict[str, Any], kind: CaseKind) -> tuple[Place, Standing, int | None]:
    """Return where a case counts, where it stands, and after how many days it was closed."""
    first = local_date(row["received_at"])
    place = Place(
        month=_month_of(first),
        county=UNNAMED if row["county"] is None else str(row["county"]),
        category=category_key(kind.name, row["category"]),
        kind=kind.name,
    )
    if row["closed_at"] is None:
        return place, Standing.OVERDUE if row["is_overdue"] else Standing.RUNNING, None
    days = (local_date(row["closed_at"]) - first).days
    return place, Standing.LATE if row["was_late"] else Standing.IN_TIME, days


@lru_cache(maxsize=1_000)
def _month_of(day: dt.date) -> str:
    jalali = from_gregorian(day)
    return month_key(jalali.year, jalali.month)
