"""What a facilitation office has filed for residents in a quarter, and what came of it.

Counted by the one source of figures. They are of all that the office has filed, also of what went
to other units and is closed by now; only what is against whoever asks is left out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count as Number
from django.db.models import QuerySet

from participation.cases.models import Case, OnBehalf
from participation.cases.permissions import scope_of
from participation.cases.statistics import Count, count_cases
from participation.cases.statistics.tallies import Tally
from participation.common.enums import UnitKind
from participation.common.models import Unit, User
from participation.common.models.unit import UnitQuerySet
from participation.complaints.enums import ComplaintState
from participation.complaints.models import Complaint
from participation.complaints.quarters.periods import Quarter
from persian.jalali import TEHRAN, today

# What came of a social referral; the others are still open.
RESULTS = (
    ComplaintState.ANSWERED,
    ComplaintState.DECLINED,
    ComplaintState.HANDED_OVER,
    ComplaintState.WITHDRAWN,
)
MOST_AGENCIES = 100


def offices_in_reach(user: User) -> UnitQuerySet:
    """Return the offices whose figures somebody reads: the own, those below, or all."""
    scope = scope_of(user)
    offices: UnitQuerySet = Unit.objects.of_kind(UnitKind.FACILITATION_OFFICE)
    if scope.sees_all:
        return offices
    reach = scope.direct | scope.below | scope.lent | scope.lent_below
    return offices.filter(pk__in=reach)  # type: ignore[no-any-return]


@dataclass
class Sent:
    """Social referrals to one agency."""

    name: str
    states: Counter[str] = field(default_factory=Counter)

    @property
    def received(self) -> int:
        """All of them."""
        return self.states.total()

    @property
    def results(self) -> list[int]:
        """How many ended in which way."""
        return [self.states[state] for state in RESULTS]

    @property
    def open(self) -> int:
        """Those that are still worked on."""
        return self.received - sum(self.results)


@dataclass(frozen=True)
class Figures:
    """The figures of one office in one quarter."""

    count: Count
    channels: Mapping[str, Tally]
    agencies: list[Sent]
    taken_over: int
    # How many of them whoever asks does not see by now, so that lists hold fewer.
    out_of_sight: int


def figures_of(office: Unit, quarter: Quarter, user: User) -> Figures:
    """Count them, as they stand today."""
    first, last = quarter.days
    span: dict[str, Any] = {
        "since": dt.datetime.combine(first, dt.time.min, TEHRAN),
        "until": dt.datetime.combine(last + dt.timedelta(days=1), dt.time.min, TEHRAN),
    }
    filed = Case.objects.not_against(user).filter(on_behalf__unit=office)
    came = filed.filter(received_at__gte=span["since"], received_at__lt=span["until"])
    count = count_cases(filed, **span, on=today())
    return Figures(
        count=count,
        channels=count.ways,
        agencies=_agencies(came),
        taken_over=OnBehalf.objects.filter(
            case__in=came.order_by().values("pk"), taken_over_at__isnull=False
        ).count(),
        out_of_sight=count.total.received - _in_sight(came, user),
    )


def _in_sight(came: "QuerySet[Case]", user: User) -> int:
    return Case.objects.visible_to(user).filter(pk__in=came.order_by().values("pk")).count()


def _agencies(came: "QuerySet[Case]") -> list[Sent]:
    rows = (
        Complaint.objects.filter(
            case__in=came.order_by().values("pk"), category__is_social_referral=True
        )
        .order_by()
        .values_list("agency__name", "case__state")
        .annotate(number=Number("pk"))
    )
    found: dict[str, Sent] = {}
    for name, state, number in rows:
        found.setdefault(name or "", Sent(name or "")).states[state] += number
    return sorted(found.values(), key=lambda one: (-one.received, one.name))[:MOST_AGENCIES]
