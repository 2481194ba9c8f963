"""A change becomes a case, with its new people and papers."""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.translation import gettext as _

from participation.cases.actors import CITIZEN, Actor
from participation.cases.enums import Identity, Intake, TermUnit
from participation.cases.models import Case
from participation.cases.services.submission import NewCase, Submitted, submit_case
from participation.cases.services.submission import Person as Applicant
from participation.cases.services.terms import Period
from participation.common.models import PrivateFile
from participation.ngos.applications.people import ToldPerson
from participation.ngos.applications.rules import rules_now
from participation.ngos.applications.services.filing import (
    Told,
    paper_rows,
    person_row,
    unit_for,
)
from participation.ngos.changes.enums import KIND, Sort
from participation.ngos.changes.models import Change, Said
from participation.ngos.changes.models.change import packed
from participation.ngos.enums import Level
from participation.ngos.models import Ngo
from participation.ngos.representatives import mobile_of


@dataclass(frozen=True, kw_only=True)
class NewChange:
    """A change as the NGO checked it; ``papers`` says of files whose and what they are."""

    submission: uuid.UUID
    ngo: Ngo
    sort: Sort
    said: Said
    consent_version: int
    people: Sequence[ToldPerson] = ()
    files: Sequence[PrivateFile] = ()
    papers: Mapping[uuid.UUID, Told] = field(default_factory=dict)
    intake: Intake = Intake.WEB
    is_held: bool = False
    by: Actor = CITIZEN
    # Rows that are kept with it, such as who filed it for the NGO.
    along: Callable[[Case], Collection[Model]] = lambda _case: ()


def file_change(new: NewChange) -> Submitted:
    """Make a case of a change; again gives the same one.

    News of it go to the mobile that the register keeps of the NGO. The caller has validated what it
    brings. Raises FileGoneError where a file was removed meanwhile and LookupError where the office
    has no unit at all.
    """
    row = Change(
        ngo=new.ngo,
        sort=new.sort,
        said=packed(new.said),
        consent_version=new.consent_version,
    )

    def details(case: Case) -> Change:
        row.case = case
        return row

    def along(case: Case) -> list[Model]:
        people = {one.position: person_row(case, one) for one in new.people}
        return [*people.values(), *paper_rows(case, new.papers, people), *new.along(case)]

    told = {"what": new.sort.label, "name": new.ngo.title}
    return submit_case(
        NewCase(
            submission=new.submission,
            kind=KIND,
            title=(_("%(what)s: %(name)s") % told)[:200],
            unit=unit_for(Level(new.ngo.level), new.ngo.county),
            period=Period(amount=rules_now().first_check_days, unit=TermUnit.CALENDAR_DAYS),
            identity=Identity.FULL,
            person=Applicant(
                name=new.ngo.representative or new.ngo.title,
                mobile=mobile_of(new.ngo),
                email=new.ngo.email,
            ),
            county=new.ngo.county,
            intake=new.intake,
            is_held=new.is_held,
            files=new.files,
            by=new.by,
            along=along,
        ),
        details=details,
    )
