"""How many applications lie in each stage and for how long, of those that an officer sees."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import QuerySet

from participation.cases.models import Case
from participation.common.clock import now, today
from participation.ngos.applications.models import Inquiry, Stay
from participation.ngos.applications.services.filing import KIND
from participation.ngos.applications.states import STATES
from persian.jalali import local_date

# Whom it took how long is told of those that left a stage lately, and of so many at most.
LATELY = datetime.timedelta(days=365)
MOST_STAYS = 20_000


@dataclass(frozen=True)
class Stage:
    """A stage: how many are in it, the median of their days by now, and of those that left it."""

    name: str
    label: Any
    mark: str
    count: int
    days: int | None
    usual: int | None


def stages_of(seen: QuerySet[Case]) -> list[Stage]:
    """Return the stages in their order; two queries however many applications there are."""
    by_now, before = _days_by_now(seen), _days_before(seen)
    return [
        Stage(
            state.name,
            state.label,
            state.mark,
            len(by_now[state.name]),
            _median(by_now[state.name]),
            _median(before[state.name]),
        )
        for state in STATES
        if state.is_open
    ]


def in_stage(seen: QuerySet[Case], stage: str) -> QuerySet[Case]:
    """Return the applications of a stage, the one that lies there longest first."""
    here = seen.filter(kind=KIND, ngo_stays__state=stage, ngo_stays__left_at__isnull=True)
    return here.filter(is_open=True).order_by("ngo_stays__entered_at", "pk")


def late_inquiries(day: datetime.date) -> QuerySet[Inquiry]:
    """Return the inquiries whose answer is overdue on a day."""
    return Inquiry.objects.filter(
        sent_on__isnull=False, answered_on__isnull=True, due_on__lt=day, person__case__is_open=True
    )


def with_late_inquiries(seen: QuerySet[Case]) -> QuerySet[Case]:
    """Return the cases about whose people an authority is late to answer."""
    late = late_inquiries(today()).values("person__case")
    return seen.filter(pk__in=late).order_by("due_date", "pk")


def days_in(cases: Iterable[Case]) -> dict[Any, int]:
    """Return for how many days each of some cases has been where it is."""
    rows = Stay.objects.filter(case__in=list(cases), left_at__isnull=True)
    return {key: _days(at, now()) for key, at in rows.values_list("case", "entered_at")}


def _days_by_now(seen: QuerySet[Case]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    mine = seen.filter(kind=KIND, is_open=True).order_by()
    rows = Stay.objects.filter(left_at__isnull=True, case__in=mine).order_by()
    for state, entered in rows.values_list("state", "entered_at").iterator(chunk_size=2_000):
        found[state].append(_days(entered, now()))
    return found


def _days_before(seen: QuerySet[Case]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    mine = seen.filter(kind=KIND).order_by()
    rows = Stay.objects.filter(left_at__gte=now() - LATELY, case__in=mine).order_by("-left_at")
    for state, entered, left in rows.values_list("state", "entered_at", "left_at")[:MOST_STAYS]:
        found[state].append(_days(entered, left or now()))
    return found


def _days(begin: datetime.datetime, end: datetime.datetime) -> int:
    return (local_date(end) - local_date(begin)).days


def _median(days: list[int]) -> int | None:
    return round(median(days)) if days else None
