"""What a meeting decided about plans: one gets an amount and becomes a project, others do not."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.actors import staff
from participation.cases.enums import AnswerState
from participation.cases.errors import NotAllowedError
from participation.cases.models import Answer, Case
from participation.cases.services.transitions import Given, perform
from participation.common.clock import now, today
from participation.common.models import Unit, User
from participation.ngos.projects.enums import CallState
from participation.ngos.projects.models import (
    Call,
    Milestone,
    Plan,
    PlanDecision,
    PlanRefusal,
    Project,
    rules_now,
)
from participation.ngos.projects.permissions import may_award
from participation.ngos.projects.services.keeping import keep_call, keep_project, locked_call
from participation.resolutions.models import Resolution
from persian.deadlines import add_jalali_months
from persian.digits import format_number, to_persian_digits
from persian.letters import clean_input


@dataclass(frozen=True, kw_only=True)
class Award:
    """What is awarded, and what readers read of it."""

    resolution: Resolution
    amount: int
    title: str
    summary: str
    starts_on: datetime.date
    supervisor: Unit


@transaction.atomic
def award(*, case_id: UUID, given: Award, by: User, seen: int) -> Project:
    """Award a plan: its call has so much less left, and its project begins with its milestones.

    Two at once: the call is locked, so that its budget is never exceeded. Raises StaleError,
    NotAllowedError, and ValidationError by field.
    """
    plan, call = _decided(case_id, by)
    most = min(call.ceiling, plan.total)
    if given.amount > most:
        raise ValidationError(
            {
                "amount": _("At most %(most)s Rial: the ceiling of the call and what was asked.")
                % {"most": format_number(most)}
            },
            code="ceiling",
        )
    if given.amount > call.left:
        raise ValidationError(
            {
                "amount": _("Of the budget only %(left)s Rial are left.")
                % {"left": format_number(call.left)}
            },
            code="budget",
        )
    text = _(
        "Your plan was chosen (resolution %(number)s of %(body)s): %(amount)s Rial. On the page of "
        "the project stand the days on which you report."
    ) % {
        "number": to_persian_digits(given.resolution.number),
        "body": str(given.resolution.meeting.body),
        "amount": format_number(given.amount),
    }
    case = _close(case_id, "award", text, by, seen)
    PlanDecision.objects.create(
        plan=plan, resolution=given.resolution, amount=given.amount, entered_by=by,
        entered_at=now(),
    )  # fmt: skip
    call.awarded += given.amount
    keep_call(call, "award", by, amount=given.amount)
    return _begin(plan, case, given, by)


def _decided(case_id: UUID, by: User) -> tuple[Plan, Call]:
    """Return plan and locked call. Raises NotAllowedError while the call is open or ended."""
    if not may_award(by):
        raise NotAllowedError("award")
    plan = Plan.objects.select_related("ngo__prefix", "case").get(case=case_id)
    call = locked_call(plan.call_id)
    if call.state != CallState.CLOSED:
        raise ValidationError(_("Plans are decided once the call is closed."), code="open")
    return plan, call


def _close(case_id: UUID, step: str, text: str, by: User, seen: int) -> Case:
    case = perform(case_id, step, by=staff(by), seen=seen, given=Given(text=text))
    Answer.objects.create(
        case=case, text=text, author=by, state=AnswerState.SENT, created_at=now(), sent_at=now()
    )
    return case


def _begin(plan: Plan, case: Case, given: Award, by: User) -> Project:
    project = Project(
        plan=plan,
        call_id=plan.call_id,
        ngo=plan.ngo,
        title=clean_input(given.title),
        summary=clean_input(given.summary),
        amount=given.amount,
        resolution=given.resolution,
        awarded_on=today(),
        starts_on=given.starts_on,
        ends_on=add_jalali_months(given.starts_on, plan.months),
        supervisor=given.supervisor,
        chief=case.unit,
        is_sample=case.is_demo,
    )
    project.save()
    project.counties.set(plan.counties.all())
    days = milestone_days(given.starts_on, plan.months, rules_now().milestone_months)
    Milestone.objects.bulk_create(
        Milestone(project=project, number=place, due_on=day)
        for place, day in enumerate(days, start=1)
    )
    return keep_project(project, "begin", by)


def milestone_days(starts_on: datetime.date, months: int, every: int) -> Sequence[datetime.date]:
    """Return the days on which reports are due: each so many months, and at the end."""
    ends = [*range(every, months, every), months]
    return [add_jalali_months(starts_on, end) for end in ends]


@transaction.atomic
def refuse(
    *,
    case_id: UUID,
    resolution: Resolution,
    reasons: Collection[PlanRefusal],
    by: User,
    seen: int,
) -> Case:
    """Write that a plan was not chosen, for reasons of the list, which the NGO reads.

    Raises StaleError, NotAllowedError, ValidationError.
    """
    plan, call = _decided(case_id, by)
    if not reasons:
        raise ValidationError({"reasons": _("Choose at least one reason.")}, code="required")
    texts = "\n".join(f"• {one.text}" for one in reasons)
    head = _("Your plan for “%(call)s” was not chosen (resolution %(number)s of %(body)s).") % {
        "call": call.title,
        "number": to_persian_digits(resolution.number),
        "body": str(resolution.meeting.body),
    }
    case = _close(case_id, "refuse", f"{head}\n{_('Reasons')}:\n{texts}", by, seen)
    made = PlanDecision.objects.create(
        plan=plan, resolution=resolution, entered_by=by, entered_at=now()
    )
    made.reasons.set(reasons)
    return case
