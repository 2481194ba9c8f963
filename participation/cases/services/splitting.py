"""Splitting a case (تفکیک): what one submission asks of two units is followed by two numbers."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from participation.cases.actors import staff
from participation.cases.enums import EventType, FileOrigin, LinkKind, TermPurpose
from participation.cases.errors import FilesGoneError, MissingError, NotAllowedError
from participation.cases.kinds import Part, kind_of
from participation.cases.models import (
    Accused,
    Applicant,
    Case,
    CaseFile,
    CaseLink,
    SealedAccess,
    Term,
)
from participation.cases.numbers import new_number
from participation.cases.permissions import is_within, may_handle
from participation.cases.services import notifications, terms, writing
from participation.cases.services.events import record
from participation.cases.services.files import HOLDER, keep_files
from participation.cases.services.identity import digits_hash
from participation.common.clock import now, today
from participation.common.files import FileGoneError, copy_file, ready_files_of, remove_file
from participation.common.models import PrivateFile, Unit, User
from persian.jalali import from_gregorian, local_date

MOST_PARTS = 10
TRIES = 20


@dataclass(frozen=True, kw_only=True)
class SplitOff:
    """What is split off: words of its own, a category, and a unit unless the category says it.

    ``token`` makes two clicks one; ``files`` are ids of those that come along.
    """

    token: UUID
    category: str
    text: str
    unit: Unit | None = None
    files: Collection[UUID] = ()


def split(*, case_id: UUID, what: SplitOff, by: User, seen: int) -> Case:
    """Make a part of an open case a case of its own; the same ``token`` gives the one made before.

    Who submitted it comes along, sealed where it was, and so does whom it is against: none of them
    sees the part. Its term counts from the day on which the whole arrived, because that is when its
    citizen asked: the office's own order of work gives it no more time. It opens with the key of
    the whole. Call it outside a transaction: files are copied first. Raises StaleError,
    MissingError without words, FilesGoneError, NotAllowedError("unit"), ("category"), ("most"),
    ("handle"), ("token") for one that stands for another part, or with the state of a closed case.
    """
    if there := _made_before(case_id, what):
        return there
    if not what.text.strip():
        raise MissingError(["text"])
    whole = Case.objects.get(pk=case_id)
    _check(whole, by)
    copies = _copies(whole, what.files)
    try:
        return _split_once(case_id, what, by, seen, copies)
    finally:
        # Whatever nobody has taken: of a refusal, or of the slower of two clicks.
        for copy in PrivateFile.objects.filter(pk__in=[one.pk for one in copies], holder_id=""):
            remove_file(copy)


def files_for_parts(case: Case) -> list[PrivateFile]:
    """Return the files that can come along with a part: what the citizen sent and is checked."""
    sent = CaseFile.objects.filter(case=case, origin=FileOrigin.CITIZEN).values("file_id")
    return list(ready_files_of(HOLDER, str(case.pk)).filter(pk__in=sent))


def _made_before(case_id: UUID, what: SplitOff) -> Case | None:
    parts = Case.objects.filter(links__other=case_id, links__kind=LinkKind.PART)
    there = parts.filter(submission=what.token).first()
    if there is None:
        return None
    words = kind_of(there.kind).words
    if (str(there.category_number), words(there)) != (what.category, what.text.strip()):
        raise NotAllowedError("token")
    return there


def _check(whole: Case, by: User) -> None:
    if not may_handle(by) or not Case.objects.owned_by(by).filter(pk=whole.pk).exists():
        raise NotAllowedError("handle")
    if not whole.is_open:
        raise NotAllowedError(whole.state)
    if CaseLink.objects.filter(other=whole, kind=LinkKind.PART).count() >= MOST_PARTS:
        raise NotAllowedError("most")


def _copies(whole: Case, chosen: Collection[UUID]) -> list[PrivateFile]:
    """Return copies of the chosen files. Raises FilesGoneError for one that is not there."""
    offered = {file.pk: file for file in files_for_parts(whole)} if chosen else {}
    try:
        return [copy_file(offered[key]) for key in dict.fromkeys(chosen)]
    except (KeyError, FileGoneError) as error:
        raise FilesGoneError from error


def _split_once(
    case_id: UUID, what: SplitOff, by: User, seen: int, copies: Collection[PrivateFile]
) -> Case:
    for _ in range(TRIES):
        number = new_number(from_gregorian(today()).year)
        try:
            with transaction.atomic():
                return _split(
                    case_id=case_id, what=what, by=by, seen=seen, number=number, copies=copies
                )
        except IntegrityError:
            if there := _made_before(case_id, what):
                return there
            if not Case.objects.filter(number=number).exists():
                # The token is that of something else.
                raise NotAllowedError("token") from None
    raise RuntimeError(f"No free number in {TRIES} tries.")


def _split(  # noqa: PLR0913  # what a part is made of, each by its name
    *,
    case_id: UUID,
    what: SplitOff,
    by: User,
    seen: int,
    number: str,
    copies: Collection[PrivateFile],
) -> Case:
    whole = writing.lock(case_id, seen=seen)
    _check(whole, by)
    part = _part_of(whole, what)
    blocked = Accused.objects.filter(case=whole, unit__isnull=False).values_list("unit", flat=True)
    unit = what.unit or part.unit
    if not unit.is_active_on(today()) or is_within(unit, blocked):
        raise NotAllowedError("unit")
    case = _case(whole, part, unit, number, what.token)
    term = terms.new_term(case, TermPurpose.ANSWER, part.period, on=_arrived_on(whole))
    case.due_date = term.due_date
    for row in (case, part.details(case), term):
        row.save(force_insert=True)
    _bring_people(whole, case)
    keep_files(case, copies)
    CaseLink.objects.create(case=case, other=whole, kind=LinkKind.PART, by=by, created_at=now())
    record(case, EventType.RECEIVED, by=staff(by), is_public=True, intake=case.intake)
    record(case, EventType.PART_OF, by=staff(by), is_public=True, number=whole.number)
    writing.save(whole)
    told = record(whole, EventType.SPLIT, by=staff(by), is_public=True, number=number)
    notifications.tell(whole, told)
    return case


def _part_of(whole: Case, what: SplitOff) -> Part:
    kind = kind_of(whole.kind)
    offered = {value for value, _label in kind.part_categories(whole)}
    if kind.part is None or what.category not in offered:
        raise NotAllowedError("category")
    return kind.part(whole, what.category, what.text.strip())


def _case(whole: Case, part: Part, unit: Unit, number: str, token: UUID) -> Case:
    return Case(
        kind=whole.kind,
        number=number,
        key_hash=whole.key_hash,
        key_number=whole.key_number or whole.number,
        submission=token,
        title=part.title,
        state=kind_of(whole.kind).first,
        unit=unit,
        county=whole.county,
        identity=part.identity,
        intake=whole.intake,
        priority=max(whole.priority, part.priority),
        is_held=whole.is_held,
        is_restricted=whole.is_restricted or part.is_restricted,
        is_sealed=whole.is_sealed,
        is_demo=whole.is_demo,
        category_number=part.category,
        received_at=now(),
    )


def _arrived_on(whole: Case) -> datetime.date:
    """Return the day from which the first term of the whole counts: that of a part is the same."""
    first = Term.objects.filter(case=whole, purpose=TermPurpose.ANSWER).order_by("pk").first()
    return first.starts_on if first is not None else local_date(whole.received_at)


def _bring_people(whole: Case, case: Case) -> None:
    """Bring along who submitted the whole, who may look behind its seal, and whom it is against."""
    person = Applicant.objects.filter(case=whole).first()
    if person is not None:
        person.case = case
        person.digits_hash = digits_hash(case.number, person.mobile)
        person.save(force_insert=True)
    named = SealedAccess.objects.filter(case=whole)
    SealedAccess.objects.bulk_create(SealedAccess(case=case, user=row.user) for row in named)
    accused = Accused.objects.filter(case=whole)
    Accused.objects.bulk_create(Accused(case=case, unit=row.unit, user=row.user) for row in accused)
