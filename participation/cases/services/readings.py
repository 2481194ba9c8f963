"""Keeping who opened a case that is sealed or restricted, and who looked behind a seal."""

from participation.cases.enums import ReadingKind
from participation.cases.models import Case, CaseReading, Note
from participation.common.clock import now
from participation.common.models import User

SECONDS_OF_HOUR = 3600


def note_opening(case: Case, user: User, *, is_program: bool = False) -> None:
    """Keep that ``user`` opened a guarded case: one row for a person, a case and an hour.

    One statement, and none at all for a case that is neither sealed nor restricted. Two requests
    at once leave one row.
    """
    if not case.is_sealed and not case.is_restricted:
        return
    kind = ReadingKind.SEALED if case.is_sealed else ReadingKind.RESTRICTED
    row = _row(case, user, kind)
    row.is_program = is_program
    CaseReading.objects.bulk_create([row], ignore_conflicts=True)


def note_look(case: Case, user: User, note: Note) -> None:
    """Keep a look behind the seal with its reason, in the caller's transaction."""
    row = _row(case, user, ReadingKind.IDENTITY)
    row.note = note
    row.save(force_insert=True)


def _row(case: Case, user: User, kind: ReadingKind) -> CaseReading:
    at = now()
    hour = int(at.timestamp()) // SECONDS_OF_HOUR
    return CaseReading(case=case, user_id=user.pk, kind=kind, at=at, hour=hour)
