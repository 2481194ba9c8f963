"""The queues of the list: how each is kept from the others, and how many cases wait in it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import Turn
from participation.cases.kinds import all_kinds
from participation.cases.models import Case
from participation.cases.permissions import Scope, scope_of
from participation.cases.referrals import came_back_to, referred_to, waits_for_colleagues
from participation.common.models import User
from persian.jalali import today

DAYS_OF_SOON = 7
OPEN = Q(is_open=True)
CHOICES = (
    ("open", _("All open")),
    ("late", _("Overdue")),
    ("today", _("Due today")),
    ("soon", _("Within a week")),
    ("mine", _("Mine")),
    ("unit", _("My unit's")),
    ("referred", _("Referred to me")),
    ("colleagues", _("Waiting for colleagues")),
    ("back", _("Came back to me")),
    ("free", _("Without an officer")),
    ("citizen", _("Waiting for the citizen")),
    ("held", _("Perhaps sent by a program")),
    ("closed", _("Closed")),
)
FIRST = "open"
OF_SCOPE: dict[str, Callable[[Scope], Q]] = {
    "unit": lambda scope: Q(unit__in=scope.direct),
    "referred": referred_to,
    "colleagues": waits_for_colleagues,
    "back": came_back_to,
}
# How many are closed says nothing about today's work, and counting them reads the whole archive.
UNCOUNTED = "closed"


@dataclass(frozen=True)
class Queue:
    """A queue with its number of cases; ``is_hot`` where waiting hurts."""

    name: str
    label: Any
    count: int | None

    @property
    def is_hot(self) -> bool:
        """Whether something in it is late or about to be."""
        return self.name in {"late", "today", "back"} and bool(self.count)


def condition_of(
    name: str, user: User, day: datetime.date | None = None, scope: Scope | None = None
) -> Q:
    """Return what the cases of a queue have in common; ``scope`` where it is known already."""
    if name == UNCOUNTED:
        return Q(is_open=False)
    return OPEN & _among_open(name, user, day or today(), scope)


def _among_open(name: str, user: User, day: datetime.date, scope: Scope | None) -> Q:
    """Return what keeps the cases of a queue apart from the other open ones."""
    if name in OF_SCOPE:
        return OF_SCOPE[name](scope or scope_of(user))
    soon = day + datetime.timedelta(days=DAYS_OF_SOON)
    return {
        "open": Q(),
        # What waits for the citizen has no last day until the reply.
        "late": Q(due_date__lt=day, is_paused=False),
        "today": Q(due_date=day, is_paused=False),
        "soon": Q(due_date__gt=day, due_date__lte=soon, is_paused=False),
        "mine": Q(assignee=user.pk),
        "free": Q(assignee__isnull=True),
        "citizen": Q(state__in=waiting_states()),
        "held": Q(is_held=True),
    }[name]


def queues_of(user: User, cases: QuerySet[Case], scope: Scope) -> list[Queue]:
    """Return all queues with their counts among ``cases``, in one query.

    That they are open is asked once, where the index of open cases answers it: said again in each
    count, it would have SQLite read every row.
    """
    day = today()
    names = [name for name, _label in CHOICES if name not in {FIRST, UNCOUNTED}]
    counted = {name: Count("pk", filter=_among_open(name, user, day, scope)) for name in names}
    counted[FIRST] = Count("pk")
    counts = cases.filter(OPEN).order_by().aggregate(**counted)
    return [Queue(name, label, counts.get(name)) for name, label in CHOICES]


@cache
def waiting_states() -> frozenset[str]:
    """Return the states in which it is the citizen's turn, of all kinds."""
    return frozenset(
        state.name for kind in all_kinds() for state in kind.states if state.turn == Turn.CITIZEN
    )
