"""Decisions are entered once and whole: resolution, register, proposals, archive together."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from participation.cases.actors import CLOCK
from participation.cases.enums import AnswerState
from participation.cases.models import Answer, Case
from participation.cases.services import words
from participation.cases.services.correspondence import answer
from participation.cases.services.transitions import Given, perform
from participation.common.clock import now, today
from participation.common.models import County, User
from participation.place_names import services as register
from participation.place_names.decisions.enums import GIVES, STEP_OF, PlateState, Verdict
from participation.place_names.enums import TAKEN
from participation.place_names.geometry import NOWHERE, point_shape
from participation.place_names.models import (
    DecidedName,
    NamingDecision,
    Place,
    PlaceKind,
    PlaceName,
    Plate,
    Proposal,
)
from participation.place_names.path import services as path
from participation.place_names.proposals.enums import Action
from participation.place_names.proposals.services import KIND
from participation.place_names.services import Basis
from participation.place_names.words import bare_name
from participation.resolutions import services as minutes
from participation.resolutions.models import AgendaItem, Meeting, Resolution
from persian.digits import to_persian_digits
from persian.jalali import format_date
from persian.letters import compact_key


class RowsError(Exception):
    """Some rows are refused, and nothing was entered; ``by_row`` has what is wrong with each."""

    def __init__(self, by_row: dict[int, ValidationError]) -> None:
        """Keep them."""
        super().__init__("Some rows are refused.")
        self.by_row = by_row


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a decision says of one place. Without a proposal the place is found, or entered anew."""

    verdict: Verdict
    proposal: Proposal | None = None
    kind: PlaceKind | None = None
    county: County | None = None
    city: str = ""
    former_name: str = ""
    extent: str = ""
    name: str = ""
    reason: str = ""
    is_shared: bool = False
    keeps_number: bool = False

    @property
    def action(self) -> Action:
        """Naming, or renaming of what has a name."""
        if self.proposal is not None:
            return Action(self.proposal.action)
        return Action.RENAMING if self.former_name else Action.NAMING


def enter_decision(  # noqa: PLR0913  # what an act is made of, each by its name
    *,
    meeting: Meeting,
    title: str,
    effective_on: datetime.date,
    rows: Sequence[Row],
    token: uuid.UUID,
    by: User,
) -> NamingDecision:
    """Enter an act of a body: its resolution, and what follows from each row.

    All of it or nothing; the same ``token`` gives what is there. Raises RowsError with what is
    wrong with which row, ValidationError for the whole.
    """
    if there := NamingDecision.objects.filter(token=token).first():
        return there
    if not rows:
        raise ValidationError(_("Write at least one name."))
    try:
        with transaction.atomic():
            decision = NamingDecision.objects.create(
                resolution=_resolution(meeting, title, rows),
                effective_on=effective_on,
                token=token,
                by=by,
            )
            _apply_all(decision, rows, by)
            minutes.follow(decision.resolution)
            return decision
    except IntegrityError:
        # The same form in this very moment: the other one was faster.
        if there := NamingDecision.objects.filter(token=token).first():
            return there
        raise


def _resolution(meeting: Meeting, title: str, rows: Sequence[Row]) -> Resolution:
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = Resolution.objects.filter(meeting=locked).aggregate(last=Max("row"))["last"] or 0
    proposals = [row.proposal for row in rows if row.proposal is not None]
    items = [_agenda_item(locked, one) for one in proposals]
    is_one = len(rows) == 1 and len(proposals) == 1
    made = Resolution(
        meeting=locked,
        agenda_item=items[0] if is_one else None,
        row=last + 1,
        title=title[:200],
        text="\n".join(filter(None, map(_in_words, rows))),
        case_kind=KIND if is_one else "",
        case_id=proposals[0].case.number if is_one else "",
        settled_at=now() if is_one else None,
    )
    made.full_clean(exclude=("agenda_item",))
    made.save()
    return made


def _agenda_item(meeting: Meeting, proposal: Proposal) -> AgendaItem:
    about = {"meeting": meeting, "case_kind": KIND, "case_id": proposal.case.number}
    there = AgendaItem.objects.filter(**about).first()
    return there or AgendaItem.objects.create(
        **about, title=_("Proposal %(number)s") % {"number": proposal.number}
    )


def _in_words(row: Row) -> str:
    """Return a row as the archive reads it; of what is refused nothing is named."""
    if row.verdict not in GIVES:
        return ""
    kind = row.kind or (row.proposal.kind if row.proposal else None)
    before = row.former_name or (row.proposal.place_title if row.proposal else "")
    told = {"kind": kind.name if kind else "", "before": before, "name": row.name}
    if row.action == Action.RENAMING:
        return _("Renaming: %(kind)s “%(before)s” to “%(name)s”.") % told
    return _("Naming: %(kind)s “%(name)s”.") % told


def _apply_all(decision: NamingDecision, rows: Sequence[Row], by: User) -> None:
    """Apply every row, so that all that is wrong is told at once."""
    wrong: dict[int, ValidationError] = {}
    seen: set[int] = set()
    for number, row in enumerate(rows):
        try:
            with transaction.atomic():
                place = apply_row(decision, number + 1, row, by=by, seen=seen)
        except ValidationError as error:
            wrong[number] = error
            continue
        if place is not None:
            seen.add(place.pk)
    if wrong:
        raise RowsError(wrong)


def apply_row(
    decision: NamingDecision, number: int, row: Row, *, by: User | None, seen: set[int]
) -> Place | None:
    """Let one verdict have its effects: on the register, on the proposal, in the archive.

    ``seen`` are places that the decision has named already. Raises ValidationError.
    """
    proposal = _open(row.proposal)
    place, given = None, None
    if row.verdict in GIVES:
        place = _place(row, proposal, by)
        _refuse_second(place, decision, seen)
        given = register.rename(
            place=place,
            text=row.name,
            on=decision.effective_on,
            basis=Basis(
                reason=_reason(row, proposal),
                decision=decision.resolution,
                keeps_number=row.keeps_number,
            ),
            is_shared=row.is_shared,
            by=by,
        )
    decided = DecidedName.objects.create(
        decision=decision,
        row=number,
        verdict=row.verdict,
        action=row.action,
        place=place or (proposal.place if proposal else None),
        proposal=proposal,
        former_name=row.former_name or (place.name if place else ""),
        name=given.text if given else "",
        reason=row.reason,
        placename=given,
    )
    if given is not None:
        Plate.objects.create(decided=decided, state=PlateState.WAITING)
    if proposal is not None:
        if place is not None and proposal.place_id is None:
            Proposal.objects.filter(pk=proposal.pk).update(place=place)
        _tell(proposal, decided, decision, by)
    return place


def _open(proposal: Proposal | None) -> Proposal | None:
    """Lock the case of a proposal that waits for its verdict. Raises ValidationError."""
    if proposal is None:
        return None
    case = Case.objects.select_for_update().get(pk=proposal.case_id)
    if case.state != "admitted":
        raise ValidationError({"number": _("This proposal waits for no decision.")})
    proposal.case = case
    return proposal


def _place(row: Row, proposal: Proposal | None, by: User | None) -> Place:
    """Return the place: the proposal's, one of the register, or a new row of it."""
    if proposal is not None and proposal.place is not None:
        return proposal.place
    if proposal is not None:
        shape = NOWHERE
        if proposal.latitude is not None and proposal.longitude is not None:
            shape = point_shape(proposal.latitude, proposal.longitude)
        return register.register_place(
            kind=proposal.kind,
            county=proposal.county,
            name=proposal.former_name,
            shape=shape,
            by=by,
            city=proposal.city,
            district=proposal.district,
            quarter=proposal.quarter,
            extent=proposal.extent,
        )
    if row.kind is None or row.county is None:
        raise ValidationError({"kind": _("Say what it is.")})
    found = _found(row)
    if found is not None:
        return found
    return register.register_place(
        kind=row.kind,
        county=row.county,
        name=row.former_name,
        by=by,
        city=row.city,
        extent=row.extent,
    )


def _found(row: Row) -> Place | None:
    """Return the place that bears the former name. Raises ValidationError where several do."""
    if not row.former_name or row.kind is None:
        return None
    key = compact_key(bare_name(row.former_name, row.kind))
    places = Place.objects.standing().filter(
        kind=row.kind, county=row.county, city_key=compact_key(row.city), name_key=key
    )
    found = list(places.select_related("kind", "county")[:2])
    if len(found) > 1 and row.extent:
        found = [one for one in found if compact_key(one.extent) == compact_key(row.extent)]
    if len(found) > 1:
        raise ValidationError(
            {"former_name": _("Several places bear this name; write the extent too.")}
        )
    return found[0] if found else None


def _refuse_second(place: Place, decision: NamingDecision, seen: set[int]) -> None:
    """Raise ValidationError where another verdict of the day has named the place."""
    if place.pk in seen:
        raise ValidationError({"name": _("Another row of this decision names the same place.")})
    same_day = PlaceName.objects.filter(
        place=place,
        standing__in=TAKEN,
        decision__isnull=False,
        valid_from=decision.effective_on,
    )
    if other := same_day.first():
        message = _("Another decision has named it «%(name)s» from that very day.")
        raise ValidationError({"name": message % {"name": other.text}}, code="twice")


def _reason(row: Row, proposal: Proposal | None) -> str:
    return row.reason or (proposal.public_reason if proposal else "")


def _tell(
    proposal: Proposal, decided: DecidedName, decision: NamingDecision, by: User | None
) -> None:
    """Take the case to its end, and tell the proposer what was decided."""
    path.follow_verdict(
        proposal,
        is_given=decided.verdict in GIVES,
        is_sent_back=decided.verdict == Verdict.SENT_BACK,
    )
    case = Case.objects.get(pk=proposal.case_id)
    step, text = STEP_OF[Verdict(decided.verdict)], verdict_in_words(decided, decision)
    if by is not None:
        answer(case_id=case.pk, text=text, by=by, seen=case.version, step=step, is_approved=True)
        return
    perform(case.pk, step, by=CLOCK, given=Given(text=text))
    Answer.objects.create(
        case=case, text=text, state=AnswerState.SENT, created_at=now(), sent_at=now()
    )
    words.add_words(case, text)


def verdict_in_words(decided: DecidedName, decision: NamingDecision) -> str:
    """Return what the proposer reads."""
    resolution = decision.resolution
    told = {
        "body": str(resolution.meeting.body),
        "number": to_persian_digits(resolution.number),
        "name": decided.name,
        "day": format_date(decision.effective_on),
    }
    said = {
        Verdict.GRANTED: _(
            "%(body)s has accepted the name as you proposed it (resolution %(number)s). "
            "“%(name)s” holds from %(day)s."
        ),
        Verdict.CHANGED: _(
            "%(body)s has decided with another name (resolution %(number)s). "
            "“%(name)s” holds from %(day)s."
        ),
        Verdict.SENT_BACK: _(
            "%(body)s has sent the proposal back (resolution %(number)s); it is looked at again."
        ),
        Verdict.REFUSED: _("%(body)s has refused the proposal (resolution %(number)s)."),
    }[Verdict(decided.verdict)]
    text = said % told
    reason = decided.reason.strip()
    return f"{text}\n{_('Reasons')}: {reason}" if reason else text


@transaction.atomic
def move_plate(
    *, decided: DecidedName, state: PlateState, installed_on: datetime.date | None
) -> Plate:
    """Note where the plate stands. Raises ValidationError for a day that is still to come."""
    plate = Plate.objects.select_for_update().get(decided=decided)
    is_up = state == PlateState.INSTALLED
    if is_up and installed_on is None:
        raise ValidationError({"installed_on": _("Write the day.")})
    if is_up and installed_on is not None and installed_on > today():
        raise ValidationError({"installed_on": _("This day is still to come.")})
    plate.state, plate.installed_on = state, installed_on if is_up else None
    plate.save()
    return plate
