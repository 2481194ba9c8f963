"""What a citizen does with an open or closed case: reply, add, withdraw, object, rate."""

import datetime
import uuid
from collections.abc import Callable, Collection

from django.db import IntegrityError, transaction

from participation.cases.actors import CITIZEN
from participation.cases.enums import EventType, StaffEvent, TermPurpose, WrittenKind
from participation.cases.errors import MissingError, NotAllowedError, TooLateError
from participation.cases.models import Case, CaseSettings, Question, Rating, Written
from participation.cases.services import terms, writing
from participation.cases.services.events import record
from participation.cases.services.files import keep_files
from participation.cases.services.notices import tell_staff
from participation.cases.services.transitions import Given, perform
from participation.cases.services.words import add_words
from participation.common.clock import now, today
from participation.common.models import PrivateFile
from persian.jalali import local_date

MOST_ADDITIONS = 20
Files = Collection[PrivateFile]


def reply(*, case_id: uuid.UUID, text: str, token: uuid.UUID, files: Files = ()) -> Written:
    """Answer the office's question; the case goes back to the office and its term runs on.

    The same ``token`` gives what is there. Raises MissingError without a text,
    NotAllowedError where nothing was asked.
    """

    def write() -> Written:
        case = perform(case_id, "reply", by=CITIZEN)
        asked = Question.objects.filter(case=case, answered_at__isnull=True).last()
        Question.objects.filter(case=case, answered_at__isnull=True).update(answered_at=now())
        reply = Written(case=case, kind=WrittenKind.REPLY, text=text, token=token, question=asked)
        _tell_officer(case, StaffEvent.REPLIED, token)
        return _keep(reply, files)

    return _once(case_id, token, write, text.strip(), files)


def add(*, case_id: uuid.UUID, text: str, token: uuid.UUID, files: Files = ()) -> Written:
    """Add something to an open case unasked."""

    def write() -> Written:
        case = writing.lock(case_id, seen=None)
        own = Written.objects.filter(case=case, kind=WrittenKind.ADDITION)
        if not case.is_open or own.count() >= MOST_ADDITIONS:
            raise NotAllowedError(case.state)
        writing.save(case)
        record(case, EventType.ADDED, by=CITIZEN, is_public=True)
        _tell_officer(case, StaffEvent.REPLIED, token)
        return _keep(Written(case=case, kind=WrittenKind.ADDITION, text=text, token=token), files)

    return _once(case_id, token, write, text.strip(), files)


def withdraw(*, case_id: uuid.UUID, text: str, token: uuid.UUID) -> Written:
    """Take a case back; the reason may stay unsaid."""

    def write() -> Written:
        case = perform(case_id, "withdraw", by=CITIZEN)
        return _keep(Written(case=case, kind=WrittenKind.WITHDRAWAL, text=text, token=token))

    return _once(case_id, token, write)


def object_to(*, case_id: uuid.UUID, text: str, token: uuid.UUID, files: Files = ()) -> Written:
    """Object to the answer, or have the case opened again, within the allowed days.

    Raises MissingError without a text, NotAllowedError in a state without it, TooLateError.
    """

    def write() -> Written:
        last_day = objection_until(case_id)
        if last_day is None or last_day < today():
            raise TooLateError
        case = perform(case_id, "object", by=CITIZEN, given=Given(text=text))
        _tell_officer(case, StaffEvent.OBJECTED, token)
        return _keep(Written(case=case, kind=WrittenKind.OBJECTION, text=text, token=token), files)

    return _once(case_id, token, write, text.strip())


def rate(*, case_id: uuid.UUID, stars: int, text: str = "") -> Rating:
    """Say how content one is with a closed case; again changes it. Raises TooLateError."""
    with transaction.atomic():
        case = writing.lock(case_id, seen=None)
        if case.is_open or case.closed_at is None:
            raise NotAllowedError(case.state)
        if (today() - local_date(case.closed_at)).days > CaseSettings.load().rating_days:
            raise TooLateError
        rating, is_new = Rating.objects.update_or_create(
            case=case, defaults={"stars": stars, "text": text, "rated_at": now()}
        )
        if is_new:
            record(case, EventType.RATED, by=CITIZEN, stars=stars)
        return rating


def objection_until(case_id: uuid.UUID) -> datetime.date | None:
    """Return the last day on which the citizen may object, or None where there is none."""
    term = terms.running_term(case_id, TermPurpose.OBJECTION)
    return term.due_date if term else None


def _once(
    case_id: uuid.UUID, token: uuid.UUID, write: Callable[[], Written], *needed: object
) -> Written:
    """Write in a transaction of its own; what came with the same token already is given back.

    One of ``needed`` has to be there, if any is named.
    """
    if there := _there(case_id, token):
        return there
    if needed and not any(needed):
        raise MissingError(["text"])
    try:
        with transaction.atomic():
            return write()
    except (IntegrityError, NotAllowedError):
        # The same words came twice at once: the other one was faster.
        if there := _there(case_id, token):
            return there
        raise


def _tell_officer(case: Case, event: StaffEvent, token: uuid.UUID) -> None:
    """Tell the officer of a case that the citizen wrote; without one the list has it."""
    if case.assignee is not None:
        tell_staff(case, event, [case.assignee], key=f"{event}-{token}")


def _there(case_id: uuid.UUID, token: uuid.UUID) -> Written | None:
    return Written.objects.filter(case=case_id, token=token).first()


def _keep(written: Written, files: Files = ()) -> Written:
    written.text, written.created_at = written.text.strip(), now()
    written.save(force_insert=True)
    keep_files(written.case, files, said=written)
    add_words(written.case, written.text)
    return written
