"""Invented proposals of names, in every place of their way; told like the invented cases.

Each proposal is told whole in one transaction, with the clock moved to the day of each step, and so
is each meeting of the invented council. Both are known by their ids, so that a second run changes
nothing. Names that the council gives enter the register as samples.
"""

import datetime as dt
import tomllib
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.demo.cases import demo_officer
from cms.demo.places import SOURCE
from cms.demo.reading import Row
from participation.cases.actors import staff
from participation.cases.models import Case
from participation.cases.services import citizen, correspondence
from participation.cases.services.submission import Person
from participation.cases.services.transitions import perform
from participation.common.clock import moved_to, today
from participation.common.models import County, User
from participation.place_names.decisions.enums import PlateState, Verdict
from participation.place_names.decisions.plates import move_plate
from participation.place_names.decisions.rows import Row as Decided
from participation.place_names.decisions.services import enter_decision
from participation.place_names.models import (
    DecidedName,
    NamingDecision,
    Opinion,
    Place,
    PlaceKind,
    Proposal,
)
from participation.place_names.path import hearing
from participation.place_names.path import services as path
from participation.place_names.path.enums import MoveKind, OpinionKind
from participation.place_names.proposals.enums import Action, ProposalState
from participation.place_names.proposals.services import (
    NewProposal,
    ToldPlace,
    admit,
    file_proposal,
)
from participation.resolutions import services as minutes
from participation.resolutions.enums import BodyKind, MeetingState
from participation.resolutions.models import Body, Meeting
from persian.jalali import local_date

CONTENT = Path(__file__).parent / "content" / "proposals.toml"
NAMESPACE = uuid.UUID("6d6f7368-6172-6b61-7400-64656d6f0002")
TOLD = ("city", "district", "quarter", "extent", "former_name", "latitude", "longitude")
# How many stages of the path a proposal has left behind, by the last step that is told of it.
STAGES = {"admitted": 0, "committee": 1, "council": 2, "naming": 3}
POST = "ادارهٔ پست (نمونه)"
# Days from one step to the next, and until nobody objects any more; the hour of each.
EVERY, OBJECTION, HOUR = 9, 16, 9


def load_proposals(*, step: Callable[[str], object] = lambda _name: None) -> int:
    """Make the invented proposals that are missing, then what was decided; return how many."""
    told, made = read_proposals(), 0
    there = set(Case.objects.filter(is_demo=True).values_list("submission", flat=True))
    officer = demo_officer()
    for number, row in enumerate(told["proposal"]):
        step("")
        if _id(row["key"]) not in there:
            Teller(row, number, officer).tell()
            made += 1
    for row in told["meeting"]:
        _decide(row, told, officer)
    return made


def read_proposals() -> Row:
    """Return what is told of proposals, of the council and of its meetings."""
    return tomllib.loads(CONTENT.read_text(encoding="utf-8"))


def _id(key: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, key)


def _at(days: float) -> dt.datetime:
    """Return a moment of the office's day, so many days ago."""
    moment = timezone.localtime() - dt.timedelta(days=days)
    return min(moment.replace(hour=HOUR, minute=10), timezone.now())


class Teller:
    """Tells one proposal, as its citizen and the office."""

    def __init__(self, row: Row, number: int, officer: User) -> None:
        """Take what is told of it."""
        self.row, self.number, self.officer = row, number, officer
        self.days = float(row["days"])
        self.case_id = uuid.UUID(int=0)

    @transaction.atomic
    def tell(self) -> None:
        """Make the case and take it as far as it is told."""
        self._then(0, self._file)
        until = self.row["until"]
        if until == "received":
            return
        if until == "waiting":
            self._then(1, self._ask)
        elif until == "not_admitted":
            self._then(3, self._decline)
        else:
            self._then(2, self._admit)
        if until == "withdrawn":
            self._then(5, self._withdraw)
        if "asked" in self.row:
            self._then(1, partial(self._ask_outside, self.row["asked"]))
        if "post" in self.row:
            self._then(1, partial(self._ask_outside, POST))
            self._then(1, self._hear_post)
        if "result" in self.row:
            self._hear_residents()
        for _stage in range(STAGES.get(until, 0)):
            self._then(EVERY, self._go_on)

    def _then(self, days: float, act: Callable[[], object]) -> None:
        """Let something happen so many days later, today at the latest."""
        self.days = max(self.days - days, 0.0)
        with moved_to(_at(self.days)):
            act()

    def _file(self) -> None:
        row = self.row
        place = Place.objects.filter(source=SOURCE, source_id=row.get("place", "")).first()
        told = ToldPlace(
            kind=place.kind if place else PlaceKind.objects.get(name=row["kind"]),
            county=place.county if place else County.objects.get(name=row["county"]),
            place=place,
            **{name: row[name] for name in TOLD if name in row},
        )
        is_renaming = place is not None and bool(place.name)
        done = file_proposal(
            NewProposal(
                submission=_id(row["key"]),
                action=Action.RENAMING if is_renaming else Action.NAMING,
                place=told,
                name=row["name"],
                reason=row["reason"],
                consent_version=1,
                # No county gives mobiles like these.
                person=Person(mobile=f"0900000{2000 + self.number:04d}"),
                is_demo=True,
            )
        )
        self.case_id = done.case.pk

    @property
    def _proposal(self) -> Proposal:
        rows = Proposal.objects.select_related("case", "kind", "county", "place__kind")
        return rows.get(case=self.case_id)

    def _version(self) -> int:
        return int(Case.objects.values_list("version", flat=True).get(pk=self.case_id))

    def _ask(self) -> None:
        perform(self.case_id, "accept", by=staff(self.officer))
        correspondence.ask(
            case_id=self.case_id,
            text=self.row["question"],
            by=self.officer,
            seen=self._version(),
        )

    def _decline(self) -> None:
        perform(self.case_id, "accept", by=staff(self.officer))
        correspondence.answer(
            case_id=self.case_id,
            text=self.row["answer"],
            by=self.officer,
            seen=self._version(),
            step="decline",
        )

    def _admit(self) -> None:
        perform(self.case_id, "accept", by=staff(self.officer))
        admit(
            case_id=self.case_id,
            public_reason=self.row["public_reason"],
            by=self.officer,
            seen=self._version(),
        )

    def _withdraw(self) -> None:
        citizen.withdraw(case_id=self.case_id, text="", token=_id(f"{self.row['key']}-withdrawn"))

    def _ask_outside(self, organisation: str) -> None:
        hearing.ask_opinion(
            proposal=self._proposal,
            organisation=organisation,
            due_date=local_date(_at(self.days - 10)),
            token=_id(f"{self.row['key']}-asked"),
            by=self.officer,
            seen=self._version(),
        )

    def _hear_post(self) -> None:
        asked = Opinion.objects.filter(proposal=self.case_id).first()
        new = hearing.NewOpinion(
            organisation=POST,
            kind=OpinionKind.CONDITION if "result" in self.row else OpinionKind.AGREES,
            number=f"۱۲/{self.number}",
            dated=local_date(_at(self.days)),
            text=self.row["post"],
            token=_id(f"{self.row['key']}-post"),
            asked=asked,
        )
        hearing.note_opinion(
            proposal=self._proposal, new=new, by=self.officer, seen=self._version()
        )

    def _hear_residents(self) -> None:
        opens, closes = local_date(_at(self.days)), local_date(_at(self.days - 5))
        self._then(
            0,
            lambda: hearing.set_hearing(
                proposal=self._proposal,
                opens_on=opens,
                closes_on=closes,
                way="برگهٔ نظرخواهی در خانه‌ها",
                asked=100,
                seen=self._version(),
            ),
        )
        self._then(
            6,
            lambda: hearing.publish_hearing(
                proposal=self._proposal,
                in_favour=self.row["in_favour"],
                against=self.row["against"],
                result=self.row["result"],
                seen=self._version(),
            ),
        )

    def _go_on(self) -> None:
        go_on(self._proposal, self.officer)


def go_on(proposal: Proposal, officer: User) -> None:
    """Take a proposal to the next stage of its path, with the receipt where one is needed."""
    visit = path.open_visit(proposal)
    if visit is None:
        return

    def version() -> int:
        return int(Case.objects.values_list("version", flat=True).get(pk=proposal.case_id))

    if visit.stage.needs_receipt and visit.received_on is None:
        number = f"د/{visit.pk}"
        on = local_date(visit.entered_at)
        path.receive(proposal=proposal, on=on, number=number, by=officer, seen=version())
    onwards = visit.stage.moves.filter(kind=MoveKind.ON).first()
    if onwards is not None:
        path.move(proposal=proposal, move=onwards, remark="", by=officer, seen=version())


@transaction.atomic
def _decide(row: Row, told: Row, officer: User) -> None:
    """Let the invented council decide once on what waits for it; else leave it as staff made it."""
    token = _id(f"meeting-{row['number']}")
    if NamingDecision.objects.filter(token=token).exists():
        return
    rows = [(one, _waiting(one["proposal"])) for one in row["row"]]
    if not all(proposal for _one, proposal in rows):
        return
    with moved_to(_at(row["days"])):
        day = local_date(_at(row["days"]))
        enter_decision(
            meeting=_meeting(row, told["body"], day),
            title=row["title"],
            effective_on=day,
            rows=[_decided(one, proposal) for one, proposal in rows],
            token=token,
            by=officer,
        )
    with_plate = {one["key"] for one in told["proposal"] if one.get("plate")}
    plated = {proposal.pk for one, proposal in rows if proposal and one["proposal"] in with_plate}
    given = DecidedName.objects.filter(decision__token=token, placename__isnull=False)
    for one in given.select_related("proposal__case", "proposal__kind"):
        Place.objects.filter(decided_names=one).update(is_sample=True)
        _follow(one, row["days"] - OBJECTION, officer, has_plate=one.proposal_id in plated)


def _waiting(key: str) -> Proposal | None:
    rows = Proposal.objects.for_lists().filter(case__submission=_id(key))
    return rows.filter(case__state=ProposalState.ADMITTED).first()


def _decided(row: Row, proposal: Any) -> Decided:
    return Decided(
        verdict=Verdict(row["verdict"]),
        proposal=proposal,
        name=row.get("name", proposal.name) if row["verdict"] in {"granted", "changed"} else "",
        reason=row.get("reason", ""),
    )


def _meeting(row: Row, body: Row, day: dt.date) -> Meeting:
    meeting = Meeting(
        body=_body(body),
        number=row["number"],
        title=row["title"],
        session_date=day,
        state=MeetingState.PUBLISHED,
        origin_note=body["note"],
        is_sample=True,
    )
    meeting.full_clean()
    meeting.save()
    minutes.follow(meeting)
    return meeting


def _body(row: Row) -> Body:
    there = Body.objects.filter(slug=row["slug"]).first()
    if there is not None:
        return there
    made = Body(
        name=row["name"],
        slug=row["slug"],
        kind=BodyKind.NAMING_COUNCIL,
        description=row["description"],
        origin_note=row["note"],
        is_sample=True,
    )
    made.full_clean()
    made.save()
    minutes.follow(made)
    return made


def _follow(one: DecidedName, days: float, officer: User, *, has_plate: bool) -> None:
    """Let a name that was given long enough ago come into force, and its plate be put up."""
    if days < 0 or one.proposal is None:
        return
    onwards = partial(go_on, one.proposal, officer)
    steps = [onwards, onwards, partial(_put_up, one)] if has_plate else [onwards]
    for later, step in enumerate(steps):
        with moved_to(_at(days - later * EVERY)):
            step()


def _put_up(one: DecidedName) -> None:
    move_plate(decided=one, state=PlateState.INSTALLED, installed_on=today())
