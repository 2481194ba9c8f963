"""What staff do with a duty: note it as delivered, accept, return, ask for more, waive, open again.

Each locks the duty, refuses a screen that is older than the row with a ValidationError, and writes
the event and Wagtail's log.
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from participation.common.clock import now, today
from participation.common.models import User
from participation.ngos.supervision.enums import (
    OWED,
    SETTLED,
    DutyAct,
    DutyState,
    ReportState,
    StepState,
)
from participation.ngos.supervision.models import Duty, DutyEvent, LadderStep, Report
from persian.letters import clean_input

STALE = gettext_lazy(
    "Something has happened to this duty meanwhile. What you typed is kept; look at it, then "
    "decide."
)


class StaleDutyError(ValidationError):
    """Somebody else was quicker."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(STALE, code="stale")


def locked(duty: Duty, version: int | None = None) -> Duty:
    """Lock a duty, as it is now. Raises StaleDutyError where the screen is older."""
    rows = Duty.objects.select_for_update(of=("self",)).select_related(
        "ngo__prefix", "ngo__county", "kind__form"
    )
    row = rows.get(pk=duty.pk)
    if version is not None and row.version != version:
        raise StaleDutyError
    return row


def write(  # noqa: PLR0913 (each is one thing that is said)
    duty: Duty,
    state: DutyState,
    act: DutyAct,
    *,
    by: User | None = None,
    text: str = "",
    what: str = "",
) -> Duty:
    """Write a locked duty in a state, with the event that brought it there."""
    duty.state = state
    duty.settled_on = (duty.settled_on or today()) if state in SETTLED else None
    if state in {DutyState.RETURNED, DutyState.WAIVED}:
        duty.reason = text
    duty.version += 1
    duty.save()
    note(duty, act, by=by, text=text, what=what)
    if state in SETTLED:
        # What was proposed because of it is without ground now.
        LadderStep.objects.filter(duty=duty, state=StepState.WAITING).update(
            state=StepState.DROPPED, decided_at=now()
        )
    return duty


def note(
    duty: Duty, act: DutyAct, *, by: User | None = None, text: str = "", what: str = ""
) -> None:
    """Keep an event; a person's is in Wagtail's log too, without its words."""
    DutyEvent.objects.create(duty=duty, act=act, by=by, text=text, what=what, at=now())
    if by is not None:
        title = f"{duty.ngo.title}: {duty.title}"
        log(instance=duty, action=log_action(act), user=by, title=title, timestamp=now())


def log_action(act: DutyAct) -> str:
    """Return what an act is called in Wagtail's log."""
    return f"ngos_supervision.{act}"


def refuse(duty: Duty, states: Any) -> None:
    """Raise ValidationError where a duty is in none of these states."""
    if duty.state not in states:
        raise ValidationError(
            _("That cannot be done with a duty of the state «%(state)s».")
            % {"state": duty.get_state_display()},
            code="state",
        )


def _needed(text: str, field: str = "text") -> str:
    text = clean_input(text).strip()
    if not text:
        raise ValidationError({field: _("Write the reasons.")}, code="required")
    return text


def _move_report(duty: Duty, state: ReportState) -> None:
    Report.objects.filter(duty=duty).exclude(state=ReportState.DRAFT).update(state=state)


@transaction.atomic
def note_delivered(
    *, duty: Duty, on: datetime.date, text: str = "", version: int | None = None, by: User
) -> Duty:
    """Note that it was delivered on paper or seen by an officer. Raises ValidationError."""
    row = locked(duty, version)
    refuse(row, OWED)
    if on > today():
        raise ValidationError({"on": _("This day has not come yet.")}, code="future")
    row.delivered_on = on
    return write(row, DutyState.DELIVERED, DutyAct.PAPER, by=by, text=clean_input(text))


@transaction.atomic
def accept(*, duty: Duty, text: str = "", version: int | None = None, by: User | None) -> Duty:
    """Accept what was delivered. Raises ValidationError."""
    row = locked(duty, version)
    refuse(row, {DutyState.DELIVERED})
    _move_report(row, ReportState.ACCEPTED)
    return write(row, DutyState.ACCEPTED, DutyAct.ACCEPTED, by=by, text=clean_input(text))


@transaction.atomic
def give_back(
    duty: Duty, act: DutyAct, *, text: str, version: int | None = None, by: User | None
) -> Duty:
    """Give back what was delivered, with what the NGO reads. Raises ValidationError."""
    row = locked(duty, version)
    refuse(row, {DutyState.DELIVERED})
    said = _needed(text)
    row.delivered_on = None
    _move_report(row, ReportState.RETURNED)
    return write(row, DutyState.RETURNED, act, by=by, text=said)


@transaction.atomic
def waive(*, duty: Duty, text: str, version: int | None = None, by: User | None) -> Duty:
    """Let an NGO off a duty, with the reason. Raises ValidationError."""
    row = locked(duty, version)
    refuse(row, OWED | {DutyState.DELIVERED})
    return write(row, DutyState.WAIVED, DutyAct.WAIVED, by=by, text=_needed(text))


@transaction.atomic
def open_again(*, duty: Duty, text: str, version: int | None = None, by: User) -> Duty:
    """Open again what was accepted or waived too early. Raises ValidationError."""
    row = locked(duty, version)
    refuse(row, SETTLED)
    said = _needed(text)
    _move_report(row, ReportState.RETURNED)
    has_report = Report.objects.filter(duty=row, state=ReportState.RETURNED).exists()
    state = DutyState.RETURNED if has_report else DutyState.OPEN
    row.delivered_on = None
    return write(row, state, DutyAct.REOPENED, by=by, text=said)


@transaction.atomic
def settle(duty: Duty, state: DutyState, act: DutyAct, text: str = "") -> int:
    """Settle what the register has settled, for the clock; return 1 where it was owed still."""
    row = locked(duty)
    if row.state not in OWED:
        return 0
    write(row, state, act, text=text)
    return 1
