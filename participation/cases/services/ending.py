"""What the last day of a unit brings: it lets nobody in any more, its open cases go on elsewhere.

The clock does it in portions, each in a transaction of its own, so that a kill leaves nothing half
done and the next run goes on. A case that comes back later, because its citizen objects, goes the
same way.
"""

import datetime
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from participation.cases.actors import CLOCK
from participation.cases.enums import EventType, ReferralState, StaffEvent
from participation.cases.models import Accused, Case, Referral, UnitEnding
from participation.cases.permissions import is_within
from participation.cases.services import referrals, writing
from participation.cases.services.events import record
from participation.cases.services.notices import case_managers, tell_of_ending
from participation.cases.services.reminders import heads_above, heads_of
from participation.common.clock import now, today
from participation.common.models import Unit, UnitMembership, User
from participation.staff_access.services import end_account

# So many days before the last one its head is told.
WARNED = timedelta(days=14)
BATCH = 200
MOST_PASSED = 2_000


def warn_of_ends() -> int:
    """Tell the head of a unit, or the one above, that its last day is near; return how many."""
    day = today()
    near = Unit.objects.filter(active_until__gte=day, active_until__lte=day + WARNED)
    return sum(_warn(unit) for unit in near.order_by("pk"))


@transaction.atomic
def _warn(unit: Unit) -> int:
    ending = _ending_of(unit)
    if ending.warned_at is not None:
        return 0
    ending.warned_at = now()
    ending.save(update_fields=["warned_at"])
    people = heads_of(unit.pk) or heads_above(unit.pk)
    tell_of_ending(ending, StaffEvent.UNIT_ENDS, [*people, *case_managers()])
    return 1


def end_units() -> int:
    """Do what the end of units brings; return how many cases went on elsewhere."""
    units = list(Unit.objects.filter(active_until__lt=today()).order_by("pk"))
    if not units:
        return 0
    finished = UnitEnding.objects.filter(unit__in=units, finished_at__isnull=False)
    done = set(finished.values_list("unit", "last_day"))
    fresh = [unit for unit in units if (unit.pk, unit.active_until) not in done]
    for unit in fresh:
        UnitEnding.objects.get_or_create(unit=unit, last_day=unit.active_until)
        _end_memberships(unit)
    _return_referrals(Q(unit__in=units))
    heirs = {unit.pk: [one for one in unit.heirs() if one.is_active_on(today())] for unit in units}
    passed = _pass_on({pk: found for pk, found in heirs.items() if found})
    if passed < MOST_PASSED:
        for unit in fresh:
            _finish(unit, heirs[unit.pk])
    return passed


def _ending_of(unit: Unit) -> UnitEnding:
    """Return the locked row of a unit's last day, made where it is missing."""
    of: Any = {"unit": unit, "last_day": unit.active_until}
    UnitEnding.objects.get_or_create(**of)
    return UnitEnding.objects.select_for_update(of=("self",)).select_related("unit").get(**of)


def _end_memberships(unit: Unit) -> None:
    keys = UnitMembership.objects.filter(unit=unit).order_by("pk").values_list("pk", flat=True)
    for key in list(keys):
        user = _end_membership(unit, key)
        if user is not None:
            _release(user)


@transaction.atomic
def _end_membership(unit: Unit, key: int) -> User | None:
    """End one membership; return its person, where nothing else lets that one in any more."""
    rows = UnitMembership.objects.select_for_update(of=("self",)).select_related("unit", "user")
    row = rows.filter(pk=key, unit=unit).first()
    if row is None or not row.was_at_the_end(today()):
        return None
    ending = _ending_of(unit)
    if row.until is None or row.until > ending.last_day:
        row.until = ending.last_day
        row.save(update_fields=["until"])
    if row.user.is_superuser or _works_on(row.user, today()):
        return None
    if end_account(user=row.user):
        ending.closed += 1
        ending.save(update_fields=["closed"])
    return row.user


def _works_on(user: User, day: datetime.date) -> bool:
    """Return whether somebody works in a unit on a day, or will later."""
    return UnitMembership.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day),
        Q(unit__active_until__isnull=True) | Q(unit__active_until__gte=day),
        user=user,
    ).exists()


def _release(user: User) -> None:
    """Let wait for another what somebody had in units that go on."""
    _return_referrals(Q(user=user))
    theirs = Case.objects.open().filter(assignee=user)
    theirs = theirs.exclude(unit__active_until__lt=today()).order_by("pk")
    for case_id in list(theirs.values_list("pk", flat=True)):
        with transaction.atomic():
            case = writing.lock(case_id, seen=None)
            if case.assignee_id == user.pk and case.is_open:
                case.assignee = None
                writing.save(case, "assignee")
                record(case, EventType.ASSIGNED, by=CLOCK)


def _return_referrals(of: Q) -> None:
    """Give back what was referred to units and people who are there no more."""
    waiting = Referral.objects.filter(of, state=ReferralState.OPEN, opens=True).order_by("pk")
    for key, case_id in list(waiting.values_list("pk", "case")[:MOST_PASSED]):
        with transaction.atomic():
            Case.objects.select_for_update().get(pk=case_id)
            row = Referral.objects.select_related("case", "unit", "user").get(pk=key)
            if row.state == ReferralState.OPEN:
                said = _("The unit has ended its work.")
                referrals.end([row], ReferralState.RETURNED, by=None, result=said)


def _pass_on(heirs: Mapping[int, Sequence[Unit]]) -> int:
    """Pass open cases on, at most so many; those against all heirs stay where they are."""
    waiting = Case.objects.open().filter(unit__in=list(heirs)).order_by("pk")
    passed, last = 0, UUID(int=0)
    while passed < MOST_PASSED:
        keys = list(waiting.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH])
        if not keys:
            break
        last = keys[-1]
        passed += sum(_pass(key, heirs) for key in keys)
    return passed


@transaction.atomic
def _pass(case_id: UUID, heirs: Mapping[int, Sequence[Unit]]) -> bool:
    """Pass one case on; its state and its terms stay as they are."""
    case = Case.objects.select_for_update(of=("self",)).select_related("unit").get(pk=case_id)
    before = case.unit
    if not case.is_open or before.pk not in heirs:
        return False
    accused = Accused.objects.filter(case=case, unit__isnull=False)
    blocked = list(accused.values_list("unit_id", flat=True))
    heir = next((one for one in heirs[before.pk] if not is_within(one, blocked)), None)
    if heir is None:
        return False
    case.unit, case.assignee = heir, None
    writing.save(case, "unit", "assignee")
    record(
        case,
        EventType.REFERRED,
        by=CLOCK,
        is_public=True,
        step="refer",
        before=case.state,
        after=case.state,
        unit=heir.pk,
        gone=before.pk,
        cause="ended",
    )
    rows = UnitEnding.objects.filter(unit=before, last_day=before.active_until)
    rows.update(passed=F("passed") + 1)
    return True


@transaction.atomic
def _finish(unit: Unit, heirs: Sequence[Unit]) -> None:
    """Tell once what the end of a unit has brought: who manages cases and who has them now."""
    ending = _ending_of(unit)
    if ending.finished_at is not None:
        return
    ending.finished_at = now()
    ending.save(update_fields=["finished_at"])
    people = heads_of(heirs[0].pk) or heads_above(heirs[0].pk) if heirs else []
    tell_of_ending(ending, StaffEvent.UNIT_ENDED, [*people, *case_managers()])
