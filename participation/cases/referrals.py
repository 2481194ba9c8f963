"""Reads of referrals: the tree of a case, and the lists in which somebody's referrals wait."""

from dataclasses import dataclass

from django.db.models import Q

from participation.cases.enums import ReferralPurpose, ReferralState
from participation.cases.models import Case, Referral
from participation.cases.permissions import Scope
from persian.jalali import today

MOST_SHOWN = 200


@dataclass(frozen=True)
class Branch:
    """A referral in the tree of its case; ``depth`` 0 is what an owner of the case sent."""

    referral: Referral
    depth: int
    waits_for_me: bool
    came_back_to_me: bool

    @property
    def to(self) -> str:
        """Who has it."""
        return str(self.referral.unit or self.referral.user)

    @property
    def is_late(self) -> bool:
        """Whether its own day is over while it waits."""
        due = self.referral.due_date
        waits = self.referral.state == ReferralState.OPEN
        return waits and due is not None and due < today()


def tree_of(case: Case, scope: Scope) -> list[Branch]:
    """Return the referrals of a case, each followed by what was sent on out of it: one query."""
    rows = case.referrals.select_related("unit", "user", "sender", "ended_by").order_by("pk")
    children: dict[int | None, list[Referral]] = {}
    for row in rows[:MOST_SHOWN]:
        children.setdefault(row.parent_id, []).append(row)
    found: list[Branch] = []
    _grow(found, children, None, 0, scope)
    return found


def _grow(
    found: list[Branch],
    children: dict[int | None, list[Referral]],
    parent: int | None,
    depth: int,
    scope: Scope,
) -> None:
    people = {scope.user_id, *scope.stands_for} - {None}
    units = scope.direct | scope.lent
    for row in children.get(parent, ()):
        is_open = row.state == ReferralState.OPEN
        is_mine = row.user_id in people or row.unit_id in units
        has_ended = row.state in {ReferralState.DONE, ReferralState.RETURNED}
        is_back = row.returns and has_ended and row.confirmed_at is None
        found.append(Branch(row, depth, is_open and is_mine, is_back and row.sender_id in people))
        _grow(found, children, row.pk, depth + 1, scope)


def may_send_on(referral: Referral) -> bool:
    """Return whether its recipient may refer the case on."""
    return referral.state == ReferralState.OPEN and referral.purpose != ReferralPurpose.NOTICE


def referred_to(scope: Scope) -> Q:
    """Return the condition of cases in which somebody has a referral to see to."""
    return Q(pk__in=Referral.objects.waiting_for(scope).values("case"))


def waits_for_colleagues(scope: Scope) -> Q:
    """Return the condition of cases in which somebody waits for colleagues."""
    sent = Referral.objects.sent_by(scope).filter(state=ReferralState.OPEN)
    return Q(pk__in=sent.exclude(purpose=ReferralPurpose.NOTICE).values("case"))


def came_back_to(scope: Scope) -> Q:
    """Return the condition of cases in which something came back that its sender has not read."""
    return Q(pk__in=Referral.objects.sent_by(scope).unconfirmed().values("case"))
