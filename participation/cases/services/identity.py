"""Whom a case belongs to: equality without reading, and looking behind a seal."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from participation.cases.actors import staff
from participation.cases.enums import EventType
from participation.cases.errors import MissingError, NotAllowedError
from participation.cases.filing import of_one_filing
from participation.cases.kinds import kind_of
from participation.cases.models import Accused, Applicant, Case, Note, SealedAccess
from participation.cases.permissions import SEAL, is_within, may_handle, may_unseal
from participation.cases.services import readings, referrals, words, writing
from participation.cases.services.events import record
from participation.common.encryption import keyed_hash
from participation.common.models import Unit, User

LAST_DIGITS = 4


def person_hash(code: str) -> str:
    """Return the hash of a national or foreign national's code; empty for none."""
    return keyed_hash(code, purpose="case person") if code else ""


def mobile_hash(mobile: str) -> str:
    """Return the hash of a whole mobile number; empty for none."""
    return keyed_hash(mobile, purpose="case mobile") if mobile else ""


def digits_hash(number: str, mobile: str) -> str:
    """Return the hash of the last four digits, bound to the number of a case; empty for none."""
    if not mobile:
        return ""
    return keyed_hash(f"{number} {mobile[-LAST_DIGITS:]}", purpose="case last digits")


@transaction.atomic
def seal(*, case_id: UUID, officers: list[User], by: User, seen: int) -> Case:
    """Show the identity behind a case to the named officers only.

    Whoever submitted it submitted all parts of it, so all of them are sealed. Those that were not
    are shown to the same officers; those that were keep whom they name, but whoever is named here
    no more is named in none of them. Raises StaleError, NotAllowedError without the right,
    MissingError without an officer.
    """
    if not by.has_perm(SEAL):
        raise NotAllowedError("seal")
    if not officers:
        raise MissingError(["officers"])
    parts = _locked_parts(case_id)
    case = writing.lock(case_id, seen=seen)
    named = {user.pk for user in officers}
    before = SealedAccess.objects.filter(case=case).values_list("user", flat=True)
    gone = set(before) - named
    _seal(case, named)
    record(case, EventType.SEALED, by=staff(by), officers=[user.pk for user in officers])
    kind_of(case.kind).sealed(case, by)
    for part in parts:
        _seal_part(part, named, gone, by)
    return case


def _locked_parts(case_id: UUID) -> list[Case]:
    """Lock all cases of a submission in one order, whichever of them is changed; return the others.

    What is out of sight of whoever asks is among them: only the system goes there.
    """
    case = Case.objects.get(pk=case_id)
    others = set(of_one_filing(case).values_list("pk", flat=True))
    if not others:
        return []
    rows = Case.objects.select_for_update().filter(pk__in={*others, case_id}).order_by("pk")
    return [row for row in rows if row.pk in others]


def _seal(case: Case, named: Collection[int]) -> None:
    case.is_sealed = True
    writing.save(case, "is_sealed")
    SealedAccess.objects.filter(case=case).exclude(user__in=named).delete()
    rows = [SealedAccess(case=case, user_id=key) for key in named]
    SealedAccess.objects.bulk_create(rows, ignore_conflicts=True)


def _seal_part(part: Case, named: Collection[int], gone: Collection[int], by: User) -> None:
    there = set(SealedAccess.objects.filter(case=part).values_list("user", flat=True))
    kept = there - set(gone) if part.is_sealed else set(named)
    if part.is_sealed and kept == there:
        return
    _seal(part, kept)
    record(part, EventType.SEALED, by=staff(by), officers=sorted(kept), cause="part")
    kind_of(part.kind).sealed(part, by)


@transaction.atomic
def show_sealed(*, case: Case, by: User, reason: str) -> Applicant | None:
    """Return the identity behind a sealed case, and note who looked and why.

    Raises NotAllowedError for whoever is not named, MissingError without a reason.
    """
    if not may_unseal(by, case):
        raise NotAllowedError("unseal")
    if not reason.strip():
        raise MissingError(["reason"])
    note = Note.objects.create(case=case, text=reason.strip(), author=by)
    words.add_words(case, reason)
    record(case, EventType.IDENTITY_SHOWN, by=staff(by), note=note.pk)
    readings.note_look(case, by, note)
    return Applicant.objects.filter(case=case).first()


@dataclass(frozen=True)
class Others:
    """In which other parts of the submission the same is noted: in those, and in those that whoever
    notes it does not see.
    """

    parts: Collection[UUID] = ()
    hidden: bool = False


EVERYWHERE = None


@transaction.atomic
def accuse(  # noqa: PLR0913  # what is noted, each by its name
    *,
    case_id: UUID,
    units: list[Unit],
    users: list[User],
    by: User,
    seen: int,
    others: Others | None = EVERYWHERE,
) -> Case:
    """Note whom of ours a case is against; they lose sight of it at once.

    So they do of the other parts of the submission, which say who submitted it: of all, unless
    ``others`` says of which. Where a case lies in an accused unit, it goes to the first one above
    that is none of them. Raises StaleError, NotAllowedError without the right, MissingError where
    nobody is named.
    """
    if not may_handle(by):
        raise NotAllowedError("accuse")
    if not units and not users:
        raise MissingError(["units"])
    parts = _locked_parts(case_id)
    case = writing.lock(case_id, seen=seen)
    in_sight = set()
    if others is not None and parts:
        seen_ones = Case.objects.visible_to(by).filter(pk__in=[part.pk for part in parts])
        in_sight = set(seen_ones.values_list("pk", flat=True))
    chosen = [part for part in parts if _is_chosen(part, others, in_sight)]
    left = len(parts) - len(chosen)
    _accuse(case, units, users, by, left=left or None)
    for part in chosen:
        _accuse(part, units, users, by, cause="part")
    return case


def _is_chosen(part: Case, others: Others | None, in_sight: Collection[UUID]) -> bool:
    if others is None:
        return True
    return part.pk in others.parts if part.pk in in_sight else others.hidden


def _accuse(case: Case, units: list[Unit], users: list[User], by: User, **told: Any) -> None:
    rows = [Accused(case=case, unit=unit) for unit in units]
    rows += [Accused(case=case, user=user) for user in users]
    Accused.objects.bulk_create(rows, ignore_conflicts=True)
    blocked = list(
        Accused.objects.filter(case=case, unit__isnull=False).values_list("unit_id", flat=True)
    )
    above: Unit | None = Unit.objects.get(pk=case.unit_id)
    while above is not None and is_within(above, blocked):
        above = above.parent
    if above is not None and above.pk != case.unit_id:
        case.unit, case.assignee = above, None
    if case.assignee in users:
        case.assignee = None
    writing.save(case, "unit", "assignee")
    referrals.take_from(case, units=blocked, users=[user.pk for user in users], by=by)
    record(
        case,
        EventType.ACCUSED,
        by=staff(by),
        units=[unit.pk for unit in units],
        users=[user.pk for user in users],
        **told,
    )
    kind_of(case.kind).accused(case, by)
