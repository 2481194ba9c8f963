"""An application becomes a case, with its people and papers."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.translation import gettext as _

from participation.cases.actors import CITIZEN, Actor
from participation.cases.enums import Identity, Intake, TermUnit
from participation.cases.models import Case
from participation.cases.services.identity import person_hash
from participation.cases.services.submission import NewCase, Submitted, submit_case
from participation.cases.services.submission import Person as Applicant
from participation.cases.services.terms import Period
from participation.common.clock import now, today
from participation.common.models import County, PrivateFile, Unit
from participation.ngos.applications.enums import PaperKind, Role
from participation.ngos.applications.models import (
    Application,
    ApplicationField,
    Paper,
    Person,
    Stay,
)
from participation.ngos.applications.people import ToldPerson
from participation.ngos.applications.rules import rules_now
from participation.ngos.enums import Level
from participation.ngos.models import NamePrefix

KIND = "ngo"
Told = tuple[int, PaperKind]


@dataclass(frozen=True, kw_only=True)
class ToldPlace:
    """Where the organisation is."""

    county: County
    city: str
    address: str
    postal_code: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class NewApplication:
    """An application as the founders checked it; ``papers`` says of files whose and what they are.

    ``confirmed`` are the places of the founders who have typed the code of their own mobile.
    """

    submission: uuid.UUID
    level: Level
    name: str
    subject: str
    place: ToldPlace
    people: Sequence[ToldPerson]
    consent_version: int
    prefix: NamePrefix | None = None
    other_prefix: str = ""
    short_name: str = ""
    capital: int | None = None
    fields: Collection[int] = ()
    files: Sequence[PrivateFile] = ()
    papers: Mapping[uuid.UUID, Told] = field(default_factory=dict)
    confirmed: Collection[int] = ()
    statute_way: str = ""
    scope: str = ""
    directors: int | None = None
    alternates: int | None = None
    inspectors: int | None = None
    director_years: int | None = None
    outside_code: str = ""
    outside_on: datetime.date | None = None
    intake: Intake = Intake.WEB
    is_held: bool = False
    is_demo: bool = False
    by: Actor = CITIZEN


def file_application(new: NewApplication) -> Submitted:
    """Make a case of an application; again gives the same one.

    The caller has validated what it brings. Raises FileGoneError where a file was removed meanwhile
    and LookupError where the office has no unit at all.
    """
    speaker = next(one for one in new.people if one.has(Role.REPRESENTATIVE))
    row = _row(new)

    def details(case: Case) -> Application:
        row.case = case
        return row

    def along(case: Case) -> list[Model]:
        people = {
            one.position: person_row(case, one, confirmed=one.position in new.confirmed)
            for one in new.people
        }
        return [
            *(ApplicationField(application_id=case.pk, field_id=key) for key in new.fields),
            *people.values(),
            *paper_rows(case, new.papers, people),
            Stay(case_id=case.pk, state=case.state, entered_at=case.received_at),
        ]

    return submit_case(
        NewCase(
            submission=new.submission,
            kind=KIND,
            title=(_("Permit: %(name)s") % {"name": row.title})[:200],
            unit=unit_for(new.level, new.place.county),
            period=Period(amount=rules_now().first_check_days, unit=TermUnit.CALENDAR_DAYS),
            identity=Identity.FULL,
            person=Applicant(
                name=speaker.name,
                father_name=speaker.father_name,
                national_id=speaker.national_id,
                mobile=speaker.mobile,
                email=new.place.email,
            ),
            county=new.place.county,
            intake=new.intake,
            is_held=new.is_held,
            is_demo=new.is_demo,
            files=new.files,
            by=new.by,
            along=along,
        ),
        details=details,
    )


def unit_for(level: Level, county: County) -> Unit:
    """Return the unit that looks at what an NGO of a level sends: the governorate of the county for
    its own, else the desk. Raises LookupError where there is neither.
    """
    working = Unit.objects.active_on(today())
    return working.receiving(county if level == Level.COUNTY else None)


def _row(new: NewApplication) -> Application:
    place = new.place
    row = Application(
        level=new.level,
        county=place.county,
        prefix=new.prefix,
        other_prefix=new.other_prefix,
        name=new.name,
        short_name=new.short_name,
        subject=new.subject,
        capital=new.capital,
        city=place.city,
        address=place.address,
        postal_code=place.postal_code,
        phone=place.phone,
        email=place.email,
        statute_way=new.statute_way,
        statute_at=now(),
        scope=new.scope,
        directors=new.directors,
        alternates=new.alternates,
        inspectors=new.inspectors,
        director_years=new.director_years,
        outside_code=new.outside_code,
        outside_on=new.outside_on,
        consent_version=new.consent_version,
    )
    row.fill_keys()
    return row


def person_row(case: Case, told: ToldPerson, *, confirmed: bool = False) -> Person:
    """Return the row of somebody; ``confirmed`` counts of founders alone."""
    confirmed = confirmed and told.has(Role.FOUNDER)
    return Person(
        case=case,
        position=told.position,
        first_name=told.first_name,
        last_name=told.last_name,
        father_name=told.father_name,
        national_id=told.national_id,
        born_on=told.born_on.isoformat(),
        mobile=told.mobile,
        education=told.education,
        occupation=told.occupation,
        is_specialist=told.is_specialist,
        confirmed_at=now() if confirmed else None,
        person_hash=person_hash(told.national_id),
        **{role.value: told.has(role) for role in Role},
    )


def paper_rows(
    case: Case, papers: Mapping[uuid.UUID, Told], people: Mapping[int, Person]
) -> list[Paper]:
    """Return a row for each paper, by its file: what it is, and of whom."""
    return [
        Paper(
            case=case,
            person_id=people[place].pk if place else None,
            file_id=key,
            kind=kind,
        )
        for key, (place, kind) in papers.items()
    ]
