"""What the office says in a case: answers, questions, notes; and who works on it."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from participation.cases.actors import staff
from participation.cases.enums import (
    AnswerState,
    EventType,
    FileOrigin,
    StaffEvent,
    TermPurpose,
)
from participation.cases.errors import MissingError, NotAllowedError
from participation.cases.kinds import kind_of
from participation.cases.models import Answer, Case, CaseSettings, Note, Proposal, Question
from participation.cases.permissions import may_handle
from participation.cases.services import notices, notifications, terms, words, writing
from participation.cases.services.events import NOTED, personal_kinds, record
from participation.cases.services.files import TRAY_OF_PROPOSAL, keep_files
from participation.cases.services.transitions import Given, perform
from participation.common.clock import now, today
from participation.common.files import delete_files_of
from participation.common.models import PrivateFile, User

Files = Collection[PrivateFile]
MOST_MENTIONED = 20


@transaction.atomic
def ask(  # noqa: PLR0913  # what a message is made of, each by its name
    *, case_id: UUID, text: str, by: User, seen: int, step: str = "ask", files: Files = ()
) -> Question:
    """Ask the citizen; the case waits and, unless the law forbids it, so does the term.

    Raises StaleError, NotAllowedError, also for words that are not approved where only such may be
    told, MissingError, FilesGoneError.
    """
    text = _worded(text)
    _check_words(case_id, step, text)
    case = perform(case_id, step, by=staff(by), seen=seen, given=Given(text=text))
    question = Question.objects.create(case=case, text=text, author=by, created_at=now())
    words.add_words(case, text)
    keep_files(case, files, origin=FileOrigin.STAFF, said=question)
    days = CaseSettings.load().reply_days
    terms.start_term(case, TermPurpose.REPLY, terms.Period(amount=days), on=today())
    return question


@transaction.atomic
def answer(  # noqa: PLR0913  # what a message is made of, each by its name
    *,
    case_id: UUID,
    text: str,
    by: User,
    seen: int,
    step: str = "answer",
    files: Files = (),
    is_approved: bool = False,
) -> Answer:
    """Send the office's answer and take the case through the step that it stands for.

    The citizen may object until the term of objection ends. Two officers at once: one answers, the
    other gets StaleError. ``files`` are the citizen's to read from then on. Raises FilesGoneError,
    and NotAllowedError where a second person has to send it and has not.
    """
    text = _worded(text)
    if CaseSettings.load().answers_are_approved and not is_approved:
        raise NotAllowedError("approval")
    case = perform(case_id, step, by=staff(by), seen=seen, given=Given(text=text))
    sent = Answer.objects.create(
        case=case,
        text=text,
        author=by,
        state=AnswerState.SENT,
        created_at=now(),
        sent_at=now(),
        unit=case.unit,
    )
    words.add_words(case, text)
    keep_files(case, files, origin=FileOrigin.STAFF, said=sent)
    # What else was proposed is settled by this answer.
    Proposal.objects.filter(case=case).delete()
    delete_files_of(TRAY_OF_PROPOSAL, str(case.pk))
    if not case.is_open:
        terms.settle_term(case, TermPurpose.OBJECTION, on=today())
        days = CaseSettings.load().objection_days
        terms.start_term(case, TermPurpose.OBJECTION, terms.Period(amount=days), on=today())
    return sent


@transaction.atomic
def inform(  # noqa: PLR0913  # what a message is made of, each by its name
    *,
    case_id: UUID,
    text: str,
    by: User,
    seen: int,
    files: Files = (),
    news: notifications.News | None = None,
) -> Answer:
    """Tell the citizen something meanwhile; the state stays.

    ``news`` is the message of words that a program has put together: those need no approval.
    Raises StaleError, NotAllowedError, also for words that are not approved where only such may be
    told, FilesGoneError.
    """
    text = _worded(text)
    _check(by)
    if news is None:
        _check_words(case_id, "inform", text)
    case = writing.lock(case_id, seen=seen)
    if not case.is_open:
        raise NotAllowedError(case.state)
    writing.save(case)
    sent = Answer.objects.create(
        case=case,
        text=text,
        author=by,
        is_final=False,
        state=AnswerState.SENT,
        created_at=now(),
        sent_at=now(),
        unit=case.unit,
    )
    words.add_words(case, text)
    keep_files(case, files, origin=FileOrigin.STAFF, said=sent)
    personal = personal_kinds(text)
    told = record(case, EventType.ANSWERED, by=staff(by), is_public=True, personal=personal)
    notifications.tell(case, told, news=news or notifications.COMMON)
    return sent


@transaction.atomic
def add_note(
    *,
    case_id: UUID,
    text: str,
    by: User,
    token: UUID | None = None,
    mentioned: Collection[User] = (),
) -> Note:
    """Write to colleagues. Nobody's screen becomes stale by it.

    The same ``token`` gives the note that is there. Who is ``mentioned`` is told of it; raises
    NotAllowedError("mention") for somebody who does not see the case, and for too many.
    """
    _check(by)
    case, text = Case.objects.select_for_update().get(pk=case_id), _worded(text)
    there = Note.objects.filter(case=case, token=token).first() if token is not None else None
    if there is not None:
        return there
    _check_mentioned(case, mentioned)
    words.add_words(case, text)
    log(instance=case, action=NOTED, user=by, timestamp=now())
    note = Note.objects.create(case=case, text=text, author=by, token=token, created_at=now())
    note.mentioned.set(mentioned)
    notices.tell_staff(case, StaffEvent.MENTIONED, mentioned, key=f"note-{note.pk}", by=by)
    return note


@transaction.atomic
def assign(*, case_id: UUID, to: User | None, by: User, seen: int, is_told: bool = True) -> Case:
    """Give a case to an officer who may see it there, or to nobody; ``is_told`` tells the officer.

    Raises StaleError, NotAllowedError for an officer who would not see it.
    """
    _check(by)
    case = writing.lock(case_id, seen=seen)
    case.assignee = to
    writing.save(case, "assignee")
    if to is not None and not (
        may_handle(to) and Case.objects.visible_to(to).filter(pk=case.pk).exists()
    ):
        raise NotAllowedError("assignee")
    event = record(case, EventType.ASSIGNED, by=staff(by), to=to.pk if to else None)
    if to is not None and is_told:
        notices.tell_staff(case, StaffEvent.ASSIGNED, [to], key=f"assigned-{event.pk}", by=by)
    return case


@transaction.atomic
def release(*, case_id: UUID, by: User, seen: int) -> Case:
    """Take a case that was held for looking at into the common list."""
    _check(by)
    case = writing.lock(case_id, seen=seen)
    case.is_held = False
    writing.save(case, "is_held")
    record(case, EventType.MOVED, by=staff(by), step="release")
    return case


def _check_mentioned(case: Case, mentioned: Collection[User]) -> None:
    if len(mentioned) > MOST_MENTIONED:
        raise NotAllowedError("mention")
    for user in mentioned:
        if not Case.objects.visible_to(user).filter(pk=case.pk).exists():
            raise NotAllowedError("mention")


def _check_words(case_id: UUID, step: str, text: str) -> None:
    """Refuse other words than the approved ones, where a kind has such now."""
    case = Case.objects.get(pk=case_id)
    approved = kind_of(case.kind).approved(case, step)
    # A box of several lines sends its own line ends.
    said = " ".join(text.split())
    if approved is not None and said not in {" ".join(one.text.split()) for one in approved}:
        raise NotAllowedError("words")


def _check(by: User) -> None:
    if not may_handle(by):
        raise NotAllowedError("handle")


def _worded(text: str) -> str:
    if not text.strip():
        raise MissingError(["text"])
    return text.strip()
