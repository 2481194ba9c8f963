"""Answers that one writes and another sends, where the office asks for it."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from participation.cases.actors import staff
from participation.cases.enums import EventType
from participation.cases.errors import MissingError, NotAllowedError
from participation.cases.kinds import kind_of
from participation.cases.models import Answer, Case, Note, Proposal
from participation.cases.permissions import may_approve, may_handle
from participation.cases.services import checklists, correspondence, words, writing
from participation.cases.services.events import record
from participation.cases.services.files import (
    TRAY_OF_PROPOSAL,
    TRAY_OF_STAFF,
    move_to_tray,
    tray_of,
    waiting_in,
)
from participation.common.clock import now
from participation.common.files import delete_files_of
from participation.common.models import PrivateFile, User


@transaction.atomic
def propose(  # noqa: PLR0913  # what a message is made of, each by its name
    *, case_id: UUID, step: str, text: str, by: User, seen: int, files: Collection[PrivateFile] = ()
) -> Proposal:
    """Lay an answer before a second person, in place of one that came back.

    Raises StaleError, MissingError, ChecksOpenError, FilesGoneError, NotAllowedError where another
    waits already or the step is not open.
    """
    if not text.strip():
        raise MissingError(["text"])
    if not may_handle(by):
        raise NotAllowedError("handle")
    case = writing.lock(case_id, seen=seen)
    if case.state not in kind_of(case.kind).transition(step).sources:
        raise NotAllowedError(case.state)
    if kind_of(case.kind).transition(step).checks:
        checklists.refuse_open(case)
    if Proposal.objects.filter(case=case, is_returned=False).exists():
        raise NotAllowedError("proposal")
    writing.save(case)
    given = {"step": step, "text": text.strip(), "author": by, "is_returned": False}
    proposal, _is_new = Proposal.objects.update_or_create(
        case=case, defaults={**given, "created_at": now()}
    )
    delete_files_of(TRAY_OF_PROPOSAL, str(case.pk))
    move_to_tray(files, TRAY_OF_PROPOSAL, str(case.pk))
    words.add_words(case, text)
    record(case, EventType.PROPOSED, by=staff(by), step=step)
    return proposal


@transaction.atomic
def approve(*, case_id: UUID, by: User, seen: int) -> Answer:
    """Send a proposed answer of somebody else, with its files, through the step that it is for.

    Raises StaleError, NotAllowedError, FilesGoneError.
    """
    case = Case.objects.select_for_update().get(pk=case_id)
    proposal = _waiting(case, by)
    return correspondence.answer(
        case_id=case_id,
        text=proposal.text,
        by=by,
        seen=seen,
        step=proposal.step,
        files=waiting_in(TRAY_OF_PROPOSAL, str(case_id)),
        is_approved=True,
    )


@transaction.atomic
def send_back(*, case_id: UUID, by: User, seen: int, reason: str) -> None:
    """Give a proposed answer back to its author, who finds words and files in the form.

    Raises StaleError, NotAllowedError, MissingError without a reason.
    """
    if not reason.strip():
        raise MissingError(["reason"])
    case = writing.lock(case_id, seen=seen)
    proposal = _waiting(case, by)
    writing.save(case)
    proposal.is_returned = True
    proposal.save(update_fields=["is_returned"])
    if proposal.author is not None:
        tray = tray_of(case, proposal.author, proposal.step)
        move_to_tray(waiting_in(TRAY_OF_PROPOSAL, str(case_id)), TRAY_OF_STAFF, tray)
    note = Note.objects.create(case=case, text=reason.strip(), author=by, created_at=now())
    words.add_words(case, reason)
    record(case, EventType.RETURNED, by=staff(by), step="send_back", note=note.pk)


def _waiting(case: Case, by: User) -> Proposal:
    """Return the proposal that ``by`` may decide on. Raises NotAllowedError."""
    proposal = Proposal.objects.filter(case=case, is_returned=False).first()
    if proposal is None or not may_approve(by) or proposal.author_id == by.pk:
        raise NotAllowedError("approve")
    return proposal
