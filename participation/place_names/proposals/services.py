"""Every write about proposals that the core of cases does not do."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from participation.cases.actors import CITIZEN, Actor, staff
from participation.cases.enums import Identity, Intake, TermUnit
from participation.cases.models import Case
from participation.cases.services import transitions
from participation.cases.services.submission import NewCase, Person, Submitted, submit_case
from participation.cases.services.terms import Period
from participation.common.clock import today
from participation.common.models import County, PrivateFile, Unit, User
from participation.place_names.kept_proposals import keep_new, keep_proposals
from participation.place_names.models import Place, PlaceKind, Proposal, ProposalPaper
from participation.place_names.path import services as path
from participation.place_names.proposals.enums import REFUSED, Action, PaperKind, ProposalState
from persian.letters import clean_input
from persian.personal_data import LABELS, find_personal_data
from search import services as search

KIND = "place_name"
# By when the office says whether it admits a proposal; the council has its own days.
PROMISE = Period(amount=30, unit=TermUnit.WORKING_DAYS)


@dataclass(frozen=True, kw_only=True)
class ToldPlace:
    """A place as the proposer names it: a row of the register, or a description."""

    kind: PlaceKind
    county: County
    place: Place | None = None
    city: str = ""
    district: str = ""
    quarter: str = ""
    extent: str = ""
    former_name: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, kw_only=True)
class NewProposal:
    """A proposal as the citizen checked it; ``papers`` says of files what they are."""

    submission: uuid.UUID
    action: Action
    place: ToldPlace
    name: str
    reason: str
    consent_version: int
    honouree: str = ""
    person: Person = field(default_factory=Person)
    files: Sequence[PrivateFile] = ()
    papers: Mapping[uuid.UUID, PaperKind] = field(default_factory=dict)
    intake: Intake = Intake.WEB
    is_held: bool = False
    is_demo: bool = False
    by: Actor = CITIZEN
    along: Callable[[Case], list[Model]] = lambda _case: []


def file_proposal(new: NewProposal) -> Submitted:
    """Make a case of a proposal; again gives the same one.

    The caller has validated what it brings. Raises FileGoneError where a file was removed meanwhile
    and LookupError where the office has no unit at all.
    """
    told = new.place

    def details(case: Case) -> Proposal:
        row = _row(new, told)
        row.case = case
        return row

    def along(case: Case) -> list[Model]:
        papers = [
            ProposalPaper(proposal_id=case.pk, file_id=pk, kind=kind)
            for pk, kind in new.papers.items()
        ]
        return [*new.along(case), *papers]

    return submit_case(
        NewCase(
            submission=new.submission,
            kind=KIND,
            title=_row(new, told).subject,
            unit=Unit.objects.active_on(today()).receiving(told.county),
            period=PROMISE,
            identity=Identity.MOBILE,
            category=told.kind.pk,
            person=new.person,
            county=told.county,
            intake=new.intake,
            is_held=new.is_held,
            is_demo=new.is_demo,
            files=new.files,
            by=new.by,
            along=along,
            then=lambda case: keep_new(case.name_proposal),
        ),
        details=details,
    )


def _row(new: NewProposal, told: ToldPlace) -> Proposal:
    row = Proposal(
        action=new.action,
        place=told.place,
        kind=told.kind,
        county=told.county,
        city=told.place.city if told.place else told.city,
        district=told.district,
        quarter=told.quarter,
        extent=told.extent,
        latitude=told.latitude,
        longitude=told.longitude,
        former_name=told.former_name,
        name=new.name,
        honouree=new.honouree,
        reason=new.reason,
        consent_version=new.consent_version,
    )
    row.fill_keys()
    return row


@transaction.atomic
def admit(*, case_id: uuid.UUID, public_reason: str, by: User, seen: int) -> Case:
    """Let readers see a proposal, with a reason in words of the office.

    Raises ValidationError for words that hold personal data, StaleError, NotAllowedError.
    """
    words = clean_input(public_reason)
    if not words:
        raise ValidationError({"public_reason": _("Write the reason in words for readers.")})
    if found := find_personal_data(words):
        told = "، ".join(dict.fromkeys(str(LABELS[one.kind]) for one in found))
        message = _("Readers would see: %(what)s. Take it out.") % {"what": told}
        raise ValidationError({"public_reason": message})
    Proposal.objects.filter(case=case_id).update(public_reason=words)
    case = transitions.perform(case_id, "admit", by=staff(by), seen=seen)
    proposal = Proposal.objects.select_related("kind", "place").get(case=case_id)
    path.start(proposal, by=by)
    return case


def follow_case(case: Case, step: str) -> None:
    """Bring what readers see of a proposal into line with its state; in the caller's transaction.

    Once its number was shown it stays known, so that nobody wonders where it went.
    """
    proposal = Proposal.objects.for_lists().get(case=case)
    state = ProposalState(case.state)
    was_admitted = proposal.public_on is not None and bool(proposal.public_reason)
    if state in REFUSED or state == ProposalState.ADMITTED:
        proposal.public_on = proposal.public_on or today()
    if state == ProposalState.REVIEW and not was_admitted:
        proposal.public_on = None
    hidden = REFUSED | {ProposalState.WITHDRAWN}
    is_named = proposal.public_on is not None and bool(proposal.public_reason)
    proposal.is_named = is_named and state not in hidden
    Proposal.objects.filter(case=case).update(
        public_on=proposal.public_on, is_named=proposal.is_named
    )
    search.refresh(proposal)
    keep_proposals([proposal])
    if state == ProposalState.WITHDRAWN:
        path.end(proposal)


def anonymise_proposal(case: Case) -> None:
    """Empty what the citizen wrote; of what was never shown, the name and the place too."""
    rows = Proposal.objects.filter(case=case)
    ProposalPaper.objects.filter(proposal=case.pk).delete()
    rows.update(reason="", honouree="")
    rows.filter(is_named=False).update(
        name="-", name_key="-", former_name="", extent="", quarter="", latitude=None, longitude=None
    )
