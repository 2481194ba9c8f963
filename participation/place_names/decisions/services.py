"""Decisions are entered once and whole: resolution, register, proposals, archive together."""

import datetime
import uuid
from collections.abc import Sequence

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
from participation.common.clock import now
from participation.common.models import User
from participation.place_names import services as register
from participation.place_names.decisions.enums import GIVES, STEP_OF, PlateState, Verdict
from participation.place_names.decisions.rows import Row, place_of
from participation.place_names.decisions.words import row_in_words, verdict_in_words
from participation.place_names.enums import TAKEN
from participation.place_names.models import (
    DecidedName,
    NamingDecision,
    Place,
    PlaceName,
    Plate,
    Proposal,
)
from participation.place_names.path import services as path
from participation.place_names.proposals.enums import ProposalState
from participation.place_names.proposals.services import KIND
from participation.place_names.services import Basis
from participation.resolutions import services as minutes
from participation.resolutions.models import AgendaItem, Meeting, Resolution


class RowsError(Exception):
    """Some rows are refused, and nothing was entered; ``by_row`` has what is wrong with each."""

    def __init__(self, by_row: dict[int, ValidationError]) -> None:
        """Keep them."""
        super().__init__("Some rows are refused.")
        self.by_row = by_row


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
        text="\n".join(filter(None, map(row_in_words, rows))),
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
        place = place_of(row, proposal, by)
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
    if case.state != ProposalState.ADMITTED:
        raise ValidationError({"number": _("This proposal waits for no decision.")})
    proposal.case = case
    return proposal


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
        case=case,
        text=text,
        state=AnswerState.SENT,
        created_at=now(),
        sent_at=now(),
        unit=case.unit,
    )
    words.add_words(case, text)
