"""The ladder: the clock reminds, and lays before the officer what goes further; it suspends nobody.

Each rung is reached once for a day on which something is due. Closed days are quiet.
"""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.cases.services.reminders import is_working
from participation.common.addresses import absolute
from participation.common.clock import now, today
from participation.common.messages import send_message
from participation.common.models import User
from participation.ngos.supervision.enums import (
    OWED,
    PROPOSED,
    DutyAct,
    LadderAction,
    StepState,
)
from participation.ngos.supervision.models import Duty, LadderRung, LadderStep
from participation.ngos.supervision.permissions import SUPERVISE
from participation.ngos.supervision.services.duties import locked, note
from participation.ngos.supervision.services.links import tell_contact
from persian.digits import to_persian_digits
from persian.jalali import format_date
from persian.letters import clean_input

BATCH = 200
MOST_TOLD = 50
BACKEND = "django.contrib.auth.backends.ModelBackend"
REMINDER, SAID, OFFICER = "ngo_duty_reminder", "ngo_duty_step", "ngo_duties_wait"
# What an officer takes is told to the NGO, but for a suspension, which a board decides.
TOLD = frozenset({LadderAction.ADMONISH, LadderAction.WARN})


def climb() -> int:
    """Look at what is owed, each duty once a day; return at how many. Safe to repeat."""
    day = today()
    rungs = list(LadderRung.objects.filter(is_active=True).order_by("days", "pk"))
    if not rungs or not is_working(day):
        return 0
    reach = day - datetime.timedelta(days=rungs[0].days)
    waiting = Duty.objects.owed().filter(
        Q(climbed_on__isnull=True) | Q(climbed_on__lt=day), due_on__lte=reach
    )
    keys = list(waiting.order_by("due_on", "pk").values_list("pk", flat=True)[:BATCH])
    laid = sum(_climb(key, rungs, day) for key in keys)
    if laid:
        tell_officers(laid, day)
    return len(keys)


@transaction.atomic
def _climb(key: int, rungs: list[LadderRung], day: datetime.date) -> int:
    """Look at one duty; return how much of it was laid before officers."""
    duty = locked(Duty(pk=key))
    if duty.state not in OWED or duty.climbed_on == day:
        return 0
    there = set(
        LadderStep.objects.filter(duty=duty, due_on=duty.due_on).values_list("action", "days")
    )
    late = (day - duty.due_on).days
    reached = [
        rung
        for rung in rungs
        if rung.days <= late
        and rung.kind_id in {None, duty.kind_id}
        and (rung.action, rung.days) not in there
    ]
    reminders = [rung for rung in reached if rung.action == LadderAction.TELL_NGO]
    for rung in reached:
        if rung.action in PROPOSED:
            continue
        _reach(duty, rung, StepState.DONE)
    if reminders and not duty.ngo.is_sample:
        # However many days the clock stood still, one message is enough.
        told = {"duty": duty.title, "due": format_date(duty.due_on)}
        step = f"{duty.pk}-{duty.due_on}-{reminders[-1].days}"
        tell_contact(duty.ngo, REMINDER, told, key=f"remind-{step}")
    laid = _propose(duty, [rung for rung in reached if rung.action in PROPOSED])
    Duty.objects.filter(pk=duty.pk).update(climbed_on=day)
    return laid + sum(rung.action == LadderAction.TELL_OFFICER for rung in reached)


def _propose(duty: Duty, rungs: list[LadderRung]) -> int:
    """Lay the lowest rung before the officer; the next one waits for what becomes of it.

    Returns how many were laid there.
    """
    waits = LadderStep.objects.filter(duty=duty, state=StepState.WAITING).exists()
    if not rungs or waits:
        return 0
    _reach(duty, rungs[0], StepState.WAITING)
    return 1


def _reach(duty: Duty, rung: LadderRung, state: StepState) -> None:
    LadderStep.objects.create(
        duty=duty, rung=rung, action=rung.action, days=rung.days, due_on=duty.due_on, state=state,
        reached_at=now(), decided_at=now() if state == StepState.DONE else None,
    )  # fmt: skip
    note(duty, DutyAct.STEP, what=rung.action)


def tell_officers(count: int, day: datetime.date) -> int:
    """Send whoever supervises one mail a day that something was laid before them; return to how
    many. What is laid there later on the day, stands in the list.
    """
    able = User.objects.with_perm(SUPERVISE, backend=BACKEND, include_superusers=False)
    people = able.filter(is_active=True).exclude(email="").order_by("pk")[:MOST_TOLD]
    address = absolute(f"{reverse('ngo_duties:index')}?due=overdue")
    for user in people:
        send_message(
            OFFICER,
            to=user.email,
            variables={"count": to_persian_digits(count), "address": address},
            idempotency_key=f"ngo-duties-{user.pk}-{day}",
        )
    return len(people)


def take_step(*, duty: Duty, text: str = "", version: int | None = None, by: User) -> LadderStep:
    """Take what is proposed: the NGO is told of an admonition or a warning.

    A suspension is only noted as laid before whoever decides it; the permit stays as it is. Raises
    StaleDutyError, ValidationError where nothing waits.
    """
    return _decide(duty, StepState.DONE, DutyAct.DONE, text, version, by)


def drop_step(*, duty: Duty, text: str, version: int | None = None, by: User) -> LadderStep:
    """Drop what is proposed, with the reason. Raises StaleDutyError, ValidationError."""
    if not clean_input(text).strip():
        raise ValidationError({"text": _("Write the reasons.")}, code="required")
    return _decide(duty, StepState.DROPPED, DutyAct.DROPPED, text, version, by)


@transaction.atomic
def _decide(  # noqa: PLR0913, PLR0917 (each is one thing that is said)
    duty: Duty, state: StepState, act: DutyAct, text: str, version: int | None, by: User
) -> LadderStep:
    row = locked(duty, version)
    step = LadderStep.objects.filter(duty=row, state=StepState.WAITING).order_by("days").first()
    if step is None:
        raise ValidationError(_("No step of the ladder waits any more."), code="state")
    step.state, step.reason = state, clean_input(text)
    step.decided_at, step.decided_by = now(), by
    step.save()
    row.version += 1
    row.save(update_fields=["version"])
    note(row, act, by=by, text=step.reason, what=step.action)
    if state == StepState.DONE and step.action in TOLD:
        told = {
            "step": str(WORDS[LadderAction(step.action)]()), "duty": row.title,
            "due": format_date(row.due_on),
        }  # fmt: skip
        tell_contact(row.ngo, SAID, told, key=f"step-{step.pk}")
    return step


WORDS = {
    LadderAction.ADMONISH: lambda: _("Admonition"),
    LadderAction.WARN: lambda: _("Warning"),
}
