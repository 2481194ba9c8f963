"""Projects: paid, carried out, stopped, hidden."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.common.clock import now, today
from participation.common.models import User
from participation.ngos.projects.enums import MilestoneState, ProjectState
from participation.ngos.projects.models import Payment, Project
from participation.ngos.projects.services.keeping import (
    keep_project,
    locked_project,
    refuse_state,
)
from persian.digits import format_number
from persian.letters import clean_input


@transaction.atomic
def pay(  # noqa: PLR0913 (each is one thing that is said)
    *,
    project: Project,
    on: datetime.date,
    amount: int,
    reference: str = "",
    version: int | None = None,
    by: User | None,
) -> Payment:
    """Note a payment; all together are never more than was awarded.

    Raises StaleProjectError, ValidationError by field.
    """
    row = locked_project(project.pk, version)
    if row.state == ProjectState.STOPPED:
        raise refuse_state()
    if on > today():
        raise ValidationError({"on": _("This day has not come yet.")}, code="future")
    left = row.amount - row.paid
    if amount > left:
        raise ValidationError(
            {"amount": _("Only %(left)s Rial are left to pay.") % {"left": format_number(left)}},
            code="left",
        )
    made = Payment.objects.create(
        project=row, paid_on=on, amount=amount, reference=clean_input(reference), entered_by=by,
        entered_at=now(),
    )  # fmt: skip
    row.paid += amount
    keep_project(row, "pay", by, amount=amount)
    return made


@transaction.atomic
def finish(*, project: Project, version: int | None = None, by: User | None) -> Project:
    """Say that a project was carried out. Raises StaleProjectError, ValidationError while a report
    is not accepted.
    """
    row = locked_project(project.pk, version)
    if row.state != ProjectState.RUNNING:
        raise refuse_state()
    if row.milestones.exclude(state=MilestoneState.ACCEPTED).exists():
        raise ValidationError(_("Not all reports are accepted yet."), code="open")
    row.state, row.ended_on = ProjectState.DONE, today()
    return keep_project(row, "finish", by)


@transaction.atomic
def stop(*, project: Project, reason: str, version: int | None = None, by: User | None) -> Project:
    """Stop a project; everybody reads why. Raises StaleProjectError, ValidationError."""
    row = locked_project(project.pk, version)
    if row.state != ProjectState.RUNNING:
        raise refuse_state()
    row.state, row.ended_on = ProjectState.STOPPED, today()
    row.ended_because = clean_input(reason)
    return keep_project(row, "stop", by)


@transaction.atomic
def describe(
    *, project: Project, title: str, summary: str, version: int | None = None, by: User
) -> Project:
    """Write title and summary for readers anew. Raises StaleProjectError."""
    row = locked_project(project.pk, version)
    row.title, row.summary = clean_input(title), clean_input(summary)
    return keep_project(row, "describe", by)


@transaction.atomic
def turn(*, project: Project, is_public: bool, version: int | None = None, by: User) -> Project:
    """Hide a project from readers, or show it again. Raises StaleProjectError."""
    row = locked_project(project.pk, version)
    row.is_public = is_public
    return keep_project(row, "show" if is_public else "hide", by)
