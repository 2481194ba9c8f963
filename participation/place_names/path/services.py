"""A proposal on its path: it enters a stage, is received, leaves it; and what silence does."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participation.cases.enums import StaffEvent
from participation.cases.services import notices, writing
from participation.common.calendar import working_calendar
from participation.common.clock import now, today
from participation.common.models import User
from participation.place_names.models import (
    Move,
    NamingPath,
    PlaceKind,
    Proposal,
    Stage,
    StageVisit,
)
from participation.place_names.path.enums import ClockStart, How, MoveKind, Silence
from persian.deadlines import LastDayRule, Unit, due_date
from persian.letters import clean_input

MOVED = "place_names.stage"
MOST_AT_ONCE = 500


def path_for(proposal: Proposal) -> NamingPath | None:
    """Return the path of a proposal: its city's own, else that of its class."""
    key = proposal.place.city_key if proposal.place is not None else proposal.city_key
    return path_of(proposal.kind, key)


def path_of(kind: PlaceKind, city_key: str) -> NamingPath | None:
    """Return the path in use for a kind of place in a city, or outside of all."""
    paths = NamingPath.objects.filter(is_active=True, path_class=kind.path_class)
    own = paths.filter(city_key=city_key).first() if city_key else None
    return own or paths.filter(city_key="").first()


def start(proposal: Proposal, *, by: User | None) -> StageVisit | None:
    """Let a proposal set out; in the caller's transaction. Again gives where it is."""
    there = open_visit(proposal)
    path = path_for(proposal)
    first = path.stages.order_by("sort_order", "pk").first() if path is not None else None
    return there or (_enter(proposal, first, by=by) if first is not None else None)


def open_visit(proposal: Proposal) -> StageVisit | None:
    """Return the stage in which a proposal is."""
    rows = StageVisit.objects.filter(proposal=proposal.pk, left_at__isnull=True)
    return rows.select_related("stage__path", "letter").first()


@transaction.atomic
def receive(
    *, proposal: Proposal, on: datetime.date, number: str, by: User, seen: int
) -> StageVisit:
    """Note that the receiver of the stage has it. Raises ValidationError, StaleError."""
    visit = locked_visit(proposal, seen)
    if visit.received_on is not None:
        raise ValidationError(_("The receipt is noted already."))
    if on > today():
        raise ValidationError({"received_on": _("This day is still to come.")})
    sent = visit.letter.dated if visit.letter is not None else None
    if sent is not None and on < sent:
        raise ValidationError({"received_on": _("The letter is of a later day.")})
    visit.received_on, visit.receipt_number = on, clean_input(number)
    if visit.stage.clock_start == ClockStart.RECEIVED:
        visit.due_date = due_in(visit.stage, proposal.county_id, on)
    visit.save(update_fields=["received_on", "receipt_number", "due_date"])
    _bump(proposal, by, visit.title)
    return visit


@transaction.atomic
def move(  # what a move is made of, each by its name
    *, proposal: Proposal, move: Move, remark: str, by: User, seen: int
) -> StageVisit | None:
    """Leave the stage by one of its moves; return where the proposal is then.

    Raises ValidationError where the receipt is missing or the move is of another stage, StaleError.
    """
    visit = locked_visit(proposal, seen)
    if move.stage_id != visit.stage_id:
        raise ValidationError(_("The proposal is in another stage by now."))
    if visit.stage.needs_receipt and visit.received_on is None:
        raise ValidationError(_("Note the receipt first; this stage is left only after that."))
    there = _leave(visit, proposal, move, how=How.BY_STAFF, by=by, remark=remark)
    _bump(proposal, by, visit.title)
    return there


def follow_verdict(proposal: Proposal, *, is_given: bool, is_sent_back: bool) -> None:
    """Go on from the stage of the decision: onwards, back, or to the end."""
    visit = open_visit(proposal)
    if visit is None:
        return
    if is_given:
        _leave(visit, proposal, _first(visit.stage, MoveKind.ON), how=How.BY_RESOLUTION)
    elif is_sent_back:
        back = _first(visit.stage, MoveKind.RETURN)
        if back is not None:
            _leave(visit, proposal, back, how=How.BY_RESOLUTION)
    else:
        _close(visit, How.BY_RESOLUTION)


def end(proposal: Proposal) -> None:
    """Let a proposal leave its path: it was withdrawn."""
    visit = open_visit(proposal)
    if visit is not None:
        _close(visit, How.CLOSED)


def apply_silence() -> int:
    """Do what silence means where the days have passed; remind where it means nothing.

    Return how many stages were left.
    """
    late = StageVisit.objects.filter(left_at__isnull=True, due_date__lt=today())
    moves_on = late.exclude(stage__silence=Silence.NOTHING)
    waiting = late.filter(stage__silence=Silence.NOTHING).filter(
        Q(reminded_on__isnull=True) | Q(reminded_on__lt=today())
    )
    for pk in list(waiting.order_by("due_date", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        _remind(pk)
    ids = list(moves_on.order_by("due_date", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    return sum(_by_silence(pk) for pk in ids)


@transaction.atomic
def _by_silence(pk: int) -> bool:
    visit = _open(pk)
    if visit is None or visit.due_date is None or visit.due_date >= today():
        return False
    how = {Silence.GOES_ON: How.BY_SILENCE, Silence.AGREED: How.AGREED_BY_SILENCE}.get(
        Silence(visit.stage.silence)
    )
    if how is None:
        return False
    proposal = Proposal.objects.select_related("case", "kind", "place").get(pk=visit.proposal_id)
    _leave(visit, proposal, _first(visit.stage, MoveKind.ON), how=how)
    _tell(proposal, StaffEvent.DUE_SOON, f"stage-left-{visit.pk}")
    return True


@transaction.atomic
def _remind(pk: int) -> None:
    visit = _open(pk)
    if visit is None:
        return
    StageVisit.objects.filter(pk=pk).update(reminded_on=today())
    if visit.reminded_on is None:
        proposal = Proposal.objects.select_related("case").get(pk=visit.proposal_id)
        _tell(proposal, StaffEvent.OVERDUE, f"stage-late-{visit.pk}")


def _open(pk: int) -> StageVisit | None:
    rows = StageVisit.objects.select_for_update(of=("self",)).select_related("stage")
    return rows.filter(pk=pk, left_at__isnull=True).first()


def _tell(proposal: Proposal, event: StaffEvent, key: str) -> None:
    case = proposal.case
    if case.assignee is not None:
        notices.tell_staff(case, event, [case.assignee], key=key)


def locked_visit(proposal: Proposal, seen: int) -> StageVisit:
    """Return the stage of a proposal whose case nobody has changed. Raises StaleError."""
    case = writing.lock(proposal.case_id, seen=seen)
    writing.save(case)
    proposal.case = case
    visit = open_visit(proposal)
    if visit is None:
        raise ValidationError(_("The proposal is on no path."))
    return visit


def _bump(proposal: Proposal, by: User, title: str) -> None:
    log(instance=proposal.case, action=MOVED, user=by, timestamp=now(), data={"stage": title})


def _leave(  # noqa: PLR0913  # how a stage is left, each by its name
    visit: StageVisit,
    proposal: Proposal,
    by_move: Move | None,
    *,
    how: How,
    by: User | None = None,
    remark: str = "",
) -> StageVisit | None:
    visit.left_at, visit.how = now(), how
    visit.move = by_move.label if by_move is not None else ""
    visit.remark, visit.by = clean_input(remark), by
    visit.save(update_fields=["left_at", "how", "move", "remark", "by"])
    target = target_of(visit.stage, by_move) if by_move is not None else None
    return _enter(proposal, target, by=by) if target is not None else None


def _close(visit: StageVisit, how: How) -> None:
    visit.left_at, visit.how = now(), how
    visit.save(update_fields=["left_at", "how"])


def target_of(stage: Stage, by_move: Move) -> Stage | None:
    """Return the stage to which a move leads, None out of the path."""
    if by_move.target is None:
        return None
    stages = list(Stage.objects.filter(path=stage.path_id).order_by("sort_order", "pk"))
    return stages[by_move.target - 1] if 0 < by_move.target <= len(stages) else None


def _first(stage: Stage, kind: MoveKind) -> Move | None:
    return stage.moves.filter(kind=kind).order_by("sort_order", "pk").first()


def _enter(proposal: Proposal, stage: Stage, *, by: User | None) -> StageVisit:
    is_counted = stage.clock_start == ClockStart.ENTERED
    return StageVisit.objects.create(
        proposal=proposal,
        stage=stage,
        title=stage.title,
        receiver=stage.receiver,
        entered_at=now(),
        due_date=due_in(stage, proposal.county_id, today()) if is_counted else None,
        by=by,
    )


def due_in(stage: Stage, county_id: int, on: datetime.date) -> datetime.date | None:
    """Return the last day of a stage whose clock begins on a day; None where it has no clock."""
    if stage.amount is None:
        return None
    calendar = working_calendar(county_id)
    return due_date(
        on, stage.amount, Unit(stage.term_unit), calendar, last_day_rule=LastDayRule.NEXT
    )
