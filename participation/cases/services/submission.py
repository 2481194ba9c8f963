"""A submission becomes a case: once, whole, with a number and a key."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, fields
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Model, Q

from participation.cases.actors import CITIZEN, Actor
from participation.cases.enums import DraftState, EventType, Identity, Intake, Priority, TermPurpose
from participation.cases.kinds import kind_of
from participation.cases.models import Accused, Applicant, Case, Draft, Receipt
from participation.cases.numbers import key_hash, lone_key_hash, new_key, new_number
from participation.cases.places import place_hash, postal_hash
from participation.cases.services import notifications, terms
from participation.cases.services.events import log_event, new_event
from participation.cases.services.files import keep_files
from participation.cases.services.identity import digits_hash, mobile_hash, person_hash
from participation.common.clock import now, today
from participation.common.inserting import Change, Ready, ready
from participation.common.models import County, PrivateFile, Unit, User
from participation.common.outbox import wake_drain
from persian.jalali import from_gregorian

TRIES = 20
# As long as an answer that was lost on its way may be asked for again.
RECEIPT_LIFE = timedelta(minutes=60)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who submits, in canonical forms; empty where not asked for."""

    name: str = ""
    father_name: str = ""
    national_id: str = ""
    foreign_code: str = ""
    mobile: str = ""
    email: str = ""
    address: str = ""
    postal_code: str = ""

    def is_anybody(self) -> bool:
        """Tell whether anything is known."""
        return any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """What every kind says of a submission. ``title`` holds nothing personal.

    ``submission`` is the same for every try of one submission. ``accused_units`` and
    ``accused_users`` never see the case; route it elsewhere. ``files`` become the case's; those
    that were refused or have not arrived whole are passed over.
    """

    submission: uuid.UUID
    kind: str
    title: str
    unit: Unit
    period: terms.Period
    identity: Identity
    person: Person = field(default_factory=Person)
    county: County | None = None
    intake: Intake = Intake.WEB
    priority: Priority = Priority.NORMAL
    is_held: bool = False
    is_restricted: bool = False
    is_sealed: bool = False
    is_demo: bool = False
    accused_units: Collection[Unit] = ()
    accused_users: Collection[User] = ()
    # The key of its category, where its kind has any.
    category: int | None = None
    files: Collection[PrivateFile] = ()
    by: Actor = CITIZEN
    # Rows that are kept with the case or not at all.
    along: Callable[[Case], Collection[Model]] = lambda _case: ()
    # What else is written with the case or not at all, once its rows are there.
    then: Callable[[Case], object] = lambda _case: None


@dataclass(frozen=True)
class Submitted:
    """The case, its key while it can still be shown, and whether this very call made it."""

    case: Case
    key: str | None
    is_new: bool


def submit_case(new: NewCase, *, details: Callable[[Case], Model]) -> Submitted:
    """Make a case of a submission; ``details`` gives the row of its kind, kept with it.

    Two at once, a double click and a retry after a lost answer give one case: whoever comes second
    gets the first one's number and, within the hour, its key. Opens its own transaction; where that
    fails, nothing is there. Raises FileGoneError where a file was removed meanwhile.
    """
    for _ in range(TRIES):
        arriving = _Arriving.of(new, details)
        try:
            with transaction.atomic():
                return _submit(new, arriving)
        except IntegrityError:
            # Made before, or by somebody else in this moment; or number or key is another's.
            if there := submitted_before(new.submission):
                return there
            if not _is_taken(arriving.case):
                raise
    raise RuntimeError(f"No free number in {TRIES} tries.")


@dataclass(frozen=True)
class _Arriving:
    """All that is ready before the transaction begins, which others wait for."""

    case: Case
    key: str
    rows: Ready
    is_told: bool

    @classmethod
    def of(cls, new: NewCase, details: Callable[[Case], Model]) -> "_Arriving":
        """Return it under a new number and key."""
        day = today()
        number, key = new_number(from_gregorian(day).year), new_key()
        case = Case(
            kind=new.kind,
            number=number,
            key_hash=key_hash(number, key),
            lone_key_hash=lone_key_hash(key) if new.identity == Identity.NONE else "",
            submission=new.submission,
            title=new.title,
            state=kind_of(new.kind).first,
            unit=new.unit,
            county=new.county,
            identity=new.identity,
            intake=new.intake,
            priority=new.priority,
            is_held=new.is_held,
            is_restricted=new.is_restricted,
            is_sealed=new.is_sealed,
            is_demo=new.is_demo,
            category_number=new.category,
            received_at=now(),
        )
        term = terms.new_term(case, TermPurpose.ANSWER, new.period, on=day)
        case.due_date = term.due_date
        person = _person_of(case, new.person) if new.person.is_anybody() else None
        until = now() + RECEIPT_LIFE
        told = notifications.confirmation(case, person)
        rows = ready(
            # The case first: whoever comes second with a submission gets no further.
            case,
            details(case),
            *([person] if person is not None else ()),
            *(Accused(case=case, unit=unit) for unit in new.accused_units),
            *(Accused(case=case, user=user) for user in new.accused_users),
            term,
            new_event(case, EventType.RECEIVED, by=new.by, is_public=True, intake=new.intake),
            Receipt(submission=new.submission, case=case, key=key, expires_at=until),
            *told,
            *new.along(case),
            change=Change(Draft, new.submission, {"state": DraftState.SENT, "data": ""}),
        )
        return cls(case, key, rows, is_told=bool(told))


def _is_taken(case: Case) -> bool:
    lone = Q(lone_key_hash=case.lone_key_hash) if case.lone_key_hash else Q()
    return Case.objects.filter(Q(number=case.number) | lone).exists()


def submitted_before(submission: uuid.UUID) -> Submitted | None:
    """Return what an earlier try of a submission has made, if any."""
    case = Case.objects.filter(submission=submission).select_related("receipt").first()
    if case is None:
        return None
    receipt = getattr(case, "receipt", None)
    alive = receipt is not None and receipt.expires_at > now()
    return Submitted(case, receipt.key if receipt is not None and alive else None, is_new=False)


def _submit(new: NewCase, arriving: _Arriving) -> Submitted:
    arriving.rows.write()
    # After the case: Wagtail's log takes no note of one that is not there.
    log_event(arriving.case, EventType.RECEIVED, by=new.by)
    keep_files(arriving.case, new.files)
    new.then(arriving.case)
    if arriving.is_told:
        wake_drain()
    return Submitted(arriving.case, arriving.key, is_new=True)


def _person_of(case: Case, person: Person) -> Applicant:
    values = {one.name: getattr(person, one.name) for one in fields(person)}
    return Applicant(
        case=case,
        **values,
        person_hash=person_hash(person.national_id or person.foreign_code),
        mobile_hash=mobile_hash(person.mobile),
        digits_hash=digits_hash(case.number, person.mobile),
        address_hash=place_hash(person.address, case.county_id, of="address"),
        postal_hash=postal_hash(person.postal_code),
    )
