"""Every write about complaints that the core does not do."""

import datetime
import json
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.translation import gettext as _

from participation.cases.actors import CITIZEN, Actor
from participation.cases.enums import Identity, Intake, Priority
from participation.cases.models import Case
from participation.cases.places import place_hash
from participation.cases.services.submission import NewCase, Person, Submitted, submit_case
from participation.cases.subjects import subject_of
from participation.common.models import County, Organisation, PrivateFile, Unit
from participation.complaints.models import Category, Complaint, Outcome
from participation.complaints.routing import route

KIND = "complaint"
# Whose address it is that is hashed.
PLACE = "place"


@dataclass(frozen=True, kw_only=True)
class Against:
    """Whom a complaint is against: a register and an id in it, or a name that somebody wrote."""

    kind: str = ""
    id: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class NewComplaint:
    """A submission as the citizen checked it. ``answers`` are pairs of question and answer.

    ``submission`` is the same for every try of one submission. ``unit`` is where it stays, if it is
    not to be routed; ``agency`` where it refers somebody to.
    """

    submission: uuid.UUID
    category: Category
    text: str
    consent_version: int
    person: Person = field(default_factory=Person)
    against: Against = field(default_factory=Against)
    answers: Collection[tuple[str, str]] = ()
    files: Collection[PrivateFile] = ()
    county: County | None = None
    agency: Organisation | None = None
    unit: Unit | None = None
    happened_on: datetime.date | None = None
    place: str = ""
    intake: Intake = Intake.WEB
    is_held: bool = False
    is_demo: bool = False
    by: Actor = CITIZEN
    along: Callable[[Case], Collection[Model]] = lambda _case: ()


def file_complaint(new: NewComplaint) -> Submitted:
    """Make a case of a complaint, request or report; again gives the same one.

    The caller has validated what it brings. A report keeps no person, whoever sent one along.
    Raises FileGoneError where one of the files was removed meanwhile.
    """
    category = new.category
    accused = _accused(new.against)

    def details(case: Case) -> Complaint:
        return Complaint(
            case=case,
            category=category,
            text=new.text,
            answers=json.dumps(list(new.answers), ensure_ascii=False) if new.answers else "",
            against_kind=new.against.kind,
            against_id=new.against.id,
            against_name=new.against.name,
            agency=new.agency,
            happened_on=new.happened_on,
            place=new.place,
            place_hash=place_hash(new.place, case.county_id, of=PLACE),
            consent_version=new.consent_version,
        )

    return submit_case(
        NewCase(
            submission=new.submission,
            kind=KIND,
            title=category.title,
            unit=new.unit or route(category, new.county, accused, new.against.kind),
            period=category.period,
            identity=category.identity,
            person=Person() if category.identity == Identity.NONE else new.person,
            county=new.county,
            intake=new.intake,
            priority=Priority(category.priority),
            is_held=new.is_held,
            is_restricted=category.is_restricted,
            is_demo=new.is_demo,
            accused_units=accused,
            category=category.pk,
            files=new.files,
            by=new.by,
            along=new.along,
        ),
        details=details,
    )


def _accused(against: Against) -> list[Unit]:
    subject = subject_of(against.kind)
    unit = subject.unit(against.id) if subject is not None and against.id else None
    return [unit] if unit is not None else []


def anonymise_complaint(case: Case) -> None:
    """Empty what citizens wrote, and why staff sent an outcome back; figures keep their columns."""
    Complaint.objects.filter(case=case).update(
        text="",
        answers="",
        against_name="",
        against_id="",
        place="",
        place_hash=None,
        happened_on=None,
    )
    Outcome.objects.filter(complaint=case.pk).update(remark="")


def known_name_of(complaint: Complaint) -> str | None:
    """Return the name of whom a complaint is against in its register, or None."""
    subject = subject_of(complaint.against_kind)
    return subject.name(complaint.against_id) if subject and complaint.against_id else None


def against_in_words(complaint: Complaint) -> str:
    """Return whom a complaint is against, as readers may see it on their own case."""
    known = known_name_of(complaint)
    return known or complaint.against_name or _("nobody in particular")
