"""Whom a case belongs to: equality without reading, and looking behind a seal."""

from uuid import UUID

from django.db import transaction

from participation.cases.actors import staff
from participation.cases.enums import EventType
from participation.cases.errors import MissingError, NotAllowedError
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

    Raises StaleError, NotAllowedError without the right, MissingError without an officer.
    """
    if not by.has_perm(SEAL):
        raise NotAllowedError("seal")
    if not officers:
        raise MissingError(["officers"])
    case = writing.lock(case_id, seen=seen)
    case.is_sealed = True
    writing.save(case, "is_sealed")
    SealedAccess.objects.filter(case=case).exclude(user__in=officers).delete()
    SealedAccess.objects.bulk_create(
        [SealedAccess(case=case, user=user) for user in officers], ignore_conflicts=True
    )
    record(case, EventType.SEALED, by=staff(by), officers=[user.pk for user in officers])
    kind_of(case.kind).sealed(case, by)
    return case


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


@transaction.atomic
def accuse(*, case_id: UUID, units: list[Unit], users: list[User], by: User, seen: int) -> Case:
    """Note whom of ours a case is against; they lose sight of it at once.

    Where the case lies in an accused unit, it goes to the first one above that is none of them.
    Raises StaleError, NotAllowedError without the right, MissingError where nobody is named.
    """
    if not may_handle(by):
        raise NotAllowedError("accuse")
    if not units and not users:
        raise MissingError(["units"])
    case = writing.lock(case_id, seen=seen)
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
    )
    kind_of(case.kind).accused(case, by)
    return case
