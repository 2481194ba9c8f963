"""Referring a case to colleagues while it stays where it is, and what they do with it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from participation.cases.actors import CLOCK, staff
from participation.cases.enums import EventType, Part, ReferralPurpose, ReferralState, StaffEvent
from participation.cases.errors import MissingError, NotAllowedError
from participation.cases.models import Accused, Case, Referral
from participation.cases.permissions import PARTS, is_within, may_handle, part_in, scope_of
from participation.cases.services import words
from participation.cases.services.events import record
from participation.cases.services.notices import tell_of_referrals, tell_staff
from participation.common.clock import now, today
from participation.common.models import Unit, User

MOST_AT_ONCE = 20
MOST_IN_A_CASE = 200


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Whom a case is referred to, and what for: a unit or a person."""

    unit: Unit | None = None
    user: User | None = None
    purpose: ReferralPurpose
    instruction: str = ""
    due_date: datetime.date | None = None
    returns: bool = True


def refer_to(  # noqa: PLR0913  # what a referral is made of, each by its name
    *,
    case_id: UUID,
    to: Sequence[Recipient],
    by: User,
    token: UUID,
    parent: int | None = None,
    is_told: bool = True,
) -> list[Referral]:
    """Refer an open case to colleagues; the same ``token`` gives what is there. Where
    it is not ``is_told``, the caller tells them.

    Who has it by a referral sends it on out of that ``parent``, for no more than the own purpose.
    Raises MissingError without a recipient; NotAllowedError("part") for more than one may,
    ("unit") and ("person") for recipients that the case is against or that cannot work on it,
    ("again") for one who has it already, ("most") for too many, or the state of a closed case.
    """
    if not to:
        raise MissingError(["to"])
    try:
        with transaction.atomic():
            rows, is_new = _refer_to(case_id, to, by, token, parent)
            if is_new and is_told:
                tell_of_referrals(rows, by=by)
            return rows
    except IntegrityError:
        # The other of two clicks was faster.
        return list(Referral.objects.filter(token=token, case=case_id))


def _refer_to(
    case_id: UUID, to: Sequence[Recipient], by: User, token: UUID, parent_id: int | None
) -> tuple[list[Referral], bool]:
    case = Case.objects.select_for_update().get(pk=case_id)
    there = list(Referral.objects.filter(token=token, case=case))
    if there:
        return there, False
    if not case.is_open:
        raise NotAllowedError(case.state)
    if len(to) > MOST_AT_ONCE or case.referrals.count() + len(to) > MOST_IN_A_CASE:
        raise NotAllowedError("most")
    parent, most = _root_of(case, by, parent_id)
    if any(PARTS[one.purpose] > most for one in to):
        raise NotAllowedError("part")
    _check_recipients(case, to, by)
    rows = [_row(case, one, by, token, parent) for one in to]
    for row in rows:
        row.save(force_insert=True)
    words.add_words(case, *(one.instruction for one in to))
    for purpose in ReferralPurpose:
        asked = [one for one in to if one.purpose == purpose]
        if asked:
            record(
                case,
                EventType.CONSULTED,
                by=staff(by),
                purpose=purpose,
                units=[one.unit.pk for one in asked if one.unit],
                users=[one.user.pk for one in asked if one.user],
            )
    return rows, True


def _root_of(case: Case, by: User, parent_id: int | None) -> tuple[Referral | None, Part]:
    """Return out of which referral somebody sends on, and for how much at most."""
    part = part_in(by, case)
    if part == Part.OWNER and parent_id is None:
        return None, Part.ACTION
    parent = case.referrals.waiting_for(scope_of(by)).filter(pk=parent_id).first()
    if part is None or parent is None or parent.purpose == ReferralPurpose.NOTICE:
        raise NotAllowedError("part")
    return parent, PARTS[ReferralPurpose(parent.purpose)]


def _check_recipients(case: Case, to: Iterable[Recipient], by: User) -> None:
    accused = list(Accused.objects.filter(case=case))
    units = [row.unit_id for row in accused if row.unit_id]
    people = {row.user_id for row in accused if row.user_id}
    has_it = set(
        case.referrals.filter(state=ReferralState.OPEN).values_list("unit", "user", "purpose")
    )
    for one in to:
        key = (one.unit.pk if one.unit else None, one.user.pk if one.user else None, one.purpose)
        if key in has_it:
            raise NotAllowedError("again")
        has_it.add(key)
        if one.unit is not None:
            if not one.unit.is_active_on(today()) or is_within(one.unit, units):
                raise NotAllowedError("unit")
        elif one.user is None or _is_out(one.user, by, people, set(units)):
            raise NotAllowedError("person")


def _is_out(user: User, by: User, accused: set[int], units: set[int]) -> bool:
    """Return whether a person cannot be a recipient: the sender, or one whom it is against."""
    is_judge = user.pk in accused or bool(units & scope_of(user).blocked)
    return user == by or not may_handle(user) or is_judge


def _row(case: Case, one: Recipient, by: User, token: UUID, parent: Referral | None) -> Referral:
    return Referral(
        case=case,
        parent=parent,
        sender=by,
        unit=one.unit,
        user=one.user,
        purpose=one.purpose,
        instruction=one.instruction.strip(),
        due_date=one.due_date,
        returns=one.returns,
        token=token,
        sent_at=now(),
    )


@transaction.atomic
def finish(*, referral_id: int, by: User, result: str) -> Referral:
    """Say what came of a referral; one for information needs no words.

    A second click changes nothing. Raises MissingError without words, NotAllowedError for whoever
    it does not wait for.
    """
    referral = _locked(referral_id)
    if _is_done(referral, by, ReferralState.DONE, result):
        return referral
    _check_recipient(referral, by)
    if referral.purpose != ReferralPurpose.NOTICE and not result.strip():
        raise MissingError(["text"])
    end([referral], ReferralState.DONE, by=by, result=result.strip())
    return referral


@transaction.atomic
def send_back(*, referral_id: int, by: User, reason: str) -> Referral:
    """Give a referral back undone, with the reason; the case is out of sight by it from then on.

    A second click changes nothing. Raises MissingError without a reason, NotAllowedError for
    whoever it does not wait for, ("children") while what was sent on out of it still waits.
    """
    referral = _locked(referral_id)
    if _is_done(referral, by, ReferralState.RETURNED, reason):
        return referral
    _check_recipient(referral, by)
    if not reason.strip():
        raise MissingError(["reason"])
    if referral.children.filter(state=ReferralState.OPEN).exists():
        raise NotAllowedError("children")
    end([referral], ReferralState.RETURNED, by=by, result=reason.strip())
    return referral


@transaction.atomic
def take_back(*, referral_id: int, by: User) -> Referral:
    """Take a referral back with all that was sent on out of it; its sender or an owner may.

    A second call changes nothing. Raises NotAllowedError.
    """
    referral = _locked(referral_id)
    if referral.state == ReferralState.WITHDRAWN:
        return referral
    may = may_handle(by) and (
        Referral.objects.sent_by(scope_of(by)).filter(pk=referral.pk).exists()
        or part_in(by, referral.case) == Part.OWNER
    )
    if not may or referral.state != ReferralState.OPEN:
        raise NotAllowedError("referral")
    end(_with_children(referral), ReferralState.WITHDRAWN, by=by)
    return referral


@transaction.atomic
def confirm(*, referral_id: int, by: User) -> Referral:
    """Note that the sender has read what came back. Raises NotAllowedError."""
    referral = _locked(referral_id)
    if referral.confirmed_at is not None:
        return referral
    mine = Referral.objects.sent_by(scope_of(by)).unconfirmed().filter(pk=referral.pk)
    if not may_handle(by) or not mine.exists():
        raise NotAllowedError("referral")
    referral.confirmed_at = now()
    referral.save(update_fields=["confirmed_at"])
    return referral


def mark_seen(case: Case, by: User) -> None:
    """Note that recipients have opened the case; its screen does so."""
    waiting = case.referrals.waiting_for(scope_of(by)).filter(seen_at__isnull=True)
    waiting.update(seen_at=now())


def end_with(case: Case) -> None:
    """End all referrals of a case that has just closed, in the caller's transaction."""
    still_open = case.referrals.filter(state=ReferralState.OPEN)
    still_open.update(state=ReferralState.ENDED, ended_at=now())
    case.referrals.filter(opens=True).update(opens=False)


def take_from(case: Case, *, units: Iterable[int], users: Iterable[int], by: User) -> None:
    """Take a case from recipients whom it is against, in the caller's transaction."""
    blocked, people = list(units), set(users)
    rows = case.referrals.filter(opens=True).select_related("unit", "user")
    hit = [
        row
        for row in rows
        if row.user_id in people
        or (row.unit is not None and is_within(row.unit, blocked))
        or (row.user is not None and set(blocked) & scope_of(row.user).direct)
    ]
    end([row for row in hit if row.state == ReferralState.OPEN], ReferralState.WITHDRAWN, by=by)
    Referral.objects.filter(pk__in=[row.pk for row in hit]).update(opens=False)


def _locked(referral_id: int) -> Referral:
    case_id = Referral.objects.values_list("case", flat=True).get(pk=referral_id)
    Case.objects.select_for_update().get(pk=case_id)
    return Referral.objects.select_related("case", "unit", "user").get(pk=referral_id)


def _check_recipient(referral: Referral, by: User) -> None:
    waits = Referral.objects.waiting_for(scope_of(by)).filter(pk=referral.pk).exists()
    sees = Case.objects.visible_to(by).filter(pk=referral.case_id).exists()
    if not (waits and sees and may_handle(by)):
        raise NotAllowedError("referral")


def _is_done(referral: Referral, by: User, state: ReferralState, said: str) -> bool:
    same = referral.state == state and referral.ended_by_id == by.pk
    return same and referral.result == said.strip()


def _with_children(referral: Referral) -> list[Referral]:
    """Return a referral and what still waits of all that was sent on out of it."""
    still_open = referral.case.referrals.filter(state=ReferralState.OPEN).order_by("pk")
    found, ids = [referral], {referral.pk}
    # Children come after their parents: ids only grow.
    for row in still_open:
        if row.parent_id in ids:
            found.append(row)
            ids.add(row.pk)
    return found


def end(
    rows: Sequence[Referral], state: ReferralState, *, by: User | None, result: str = ""
) -> None:
    """End referrals of a case that is locked; without ``by`` the clock does it."""
    for row in rows:
        row.state, row.ended_at, row.ended_by, row.result = state, now(), by, result
        row.opens = state == ReferralState.DONE
        row.save(update_fields=["state", "ended_at", "ended_by", "result", "opens"])
        words.add_words(row.case, result)
        record(
            row.case,
            EventType.CONSULTATION_ENDED,
            by=staff(by) if by else CLOCK,
            state=state,
            units=[row.unit_id] if row.unit_id else [],
            users=[row.user_id] if row.user_id else [],
        )
        is_back = row.returns and state in {ReferralState.DONE, ReferralState.RETURNED}
        if is_back and row.sender is not None:
            key = f"came-back-{row.pk}"
            tell_staff(row.case, StaffEvent.CAME_BACK, [row.sender], key=key, by=by)
