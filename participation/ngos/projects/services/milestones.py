"""Reports for milestones: sent by the NGO, looked at by the county, then by the office."""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.common.addresses import absolute
from participation.common.clock import now, today
from participation.common.files import claim_files
from participation.common.messages import send_message
from participation.common.models import PrivateFile, User
from participation.ngos.projects.enums import OWED, MilestoneState, ProjectState, ReportState
from participation.ngos.projects.models import Milestone, Project, Report
from participation.ngos.projects.services.keeping import (
    keep_project,
    locked_project,
    refuse_state,
)
from participation.ngos.representatives import mobile_of
from persian.digits import to_persian_digits
from persian.jalali import format_date
from persian.letters import clean_input

HOLDER = "ngo-project-report"
MOST_PROGRESS = 100


@dataclass(frozen=True, kw_only=True)
class ToldReport:
    """A report as the NGO wrote it."""

    submission: uuid.UUID
    text: str
    spent: int
    progress: int
    files: Collection[PrivateFile] = ()


@transaction.atomic
def send_report(*, milestone: Milestone, told: ToldReport) -> Report:
    """Keep a report and lay it before the county; again gives the same one.

    Raises ValidationError where nothing is owed for this milestone, FileGoneError.
    """
    project = locked_project(milestone.project_id)
    if there := Report.objects.filter(submission=told.submission).first():
        return there
    row = Milestone.objects.get(pk=milestone.pk)
    if row.state not in OWED or project.state != ProjectState.RUNNING:
        raise ValidationError(_("No report is awaited for this milestone now."), code="state")
    report = Report.objects.create(
        milestone=row,
        submission=told.submission,
        text=clean_input(told.text),
        spent=told.spent,
        progress=told.progress,
        sent_at=now(),
    )
    claim_files(files=told.files, holder_kind=HOLDER, holder_id=str(report.pk))
    row.state = MilestoneState.REPORTED
    row.save(update_fields=["state"])
    keep_project(project, "report", None, milestone=row.number)
    return report


def open_report(project_id: int, state: ReportState) -> Report | None:
    """Return the report of a project that waits for somebody."""
    rows = Report.objects.filter(milestone__project=project_id, state=state)
    return rows.select_related("milestone").order_by("milestone__number").first()


@transaction.atomic
def supervise(  # noqa: PLR0913 (each is one thing that is said)
    *, report: Report, is_accepted: bool, note: str, answer: str, version: int, by: User
) -> Report:
    """Write what the county says of a report: on to the office, or back to the NGO with a word.

    Raises StaleProjectError, ValidationError.
    """
    row, project = _locked(report, version, ReportState.SENT)
    row.supervised_by, row.supervised_at = by, now()
    row.supervisor_note = clean_input(note)
    if is_accepted:
        row.state = ReportState.SUPERVISED
        row.milestone.state = MilestoneState.SUPERVISED
    else:
        _send_back(row, answer)
    _save(row)
    keep_project(project, "supervise", by, milestone=row.milestone.number, accepted=is_accepted)
    return row


@transaction.atomic
def decide_report(  # noqa: PLR0913 (each is one thing that is said)
    *, report: Report, is_accepted: bool, summary: str, answer: str, version: int, by: User
) -> Report:
    """Write what the office says of a report: accepted, with what readers read of it, or back.

    Raises StaleProjectError, ValidationError by field.
    """
    row, project = _locked(report, version, ReportState.SUPERVISED)
    row.decided_by, row.decided_at = by, now()
    if is_accepted:
        if not summary.strip():
            raise ValidationError({"summary": _("Write what readers read of it.")}, code="required")
        row.state = ReportState.ACCEPTED
        row.milestone.state = MilestoneState.ACCEPTED
        row.milestone.accepted_on = today()
        row.milestone.public_summary = clean_input(summary)
    else:
        _send_back(row, answer)
    _save(row)
    keep_project(project, "decide", by, milestone=row.milestone.number, accepted=is_accepted)
    return row


def _locked(report: Report, version: int, state: ReportState) -> tuple[Report, Project]:
    project = locked_project(report.milestone.project_id, version)
    row = Report.objects.select_related("milestone__project__ngo").get(pk=report.pk)
    if row.state != state or project.state != ProjectState.RUNNING:
        raise refuse_state()
    return row, project


def _send_back(row: Report, answer: str) -> None:
    if not answer.strip():
        raise ValidationError({"answer": _("Write what is missing.")}, code="required")
    row.state, row.answer = ReportState.RETURNED, clean_input(answer)
    row.milestone.state = MilestoneState.RETURNED
    tell(row.milestone, "project_report_returned", key=f"report-returned-{row.pk}")


def _save(row: Report) -> None:
    row.save()
    row.milestone.save(update_fields=["state", "accepted_on", "public_summary"])


def tell(milestone: Milestone, message: str, *, key: str) -> None:
    """Send the representative of the NGO an SMS about a milestone, where we have a mobile."""
    mobile = mobile_of(milestone.project.ngo)
    if mobile:
        told = {
            "number": to_persian_digits(milestone.number),
            "day": format_date(milestone.due_on),
            "address": absolute(reverse("ngo_reports:link", args=[milestone.token])),
        }
        send_message(message, to=mobile, variables=told, idempotency_key=key)


SOON, LATE = 1, 2
MOST_AT_ONCE = 200


def remind(days: int) -> int:
    """Remind NGOs of reports that are due within so many days, and of late ones, once each.

    Return how many were told. Safe to repeat.
    """
    day = today()
    soon = Milestone.objects.owed().filter(
        reminded__lt=SOON, due_on__lte=day + datetime.timedelta(days=days), due_on__gte=day
    )
    late = Milestone.objects.late(day).filter(reminded__lt=LATE)
    keys = [*soon.values_list("pk", flat=True)[:MOST_AT_ONCE]]
    keys += [*late.values_list("pk", flat=True)[:MOST_AT_ONCE]]
    return sum(_remind(key) for key in keys)


@transaction.atomic
def _remind(key: int) -> bool:
    rows = Milestone.objects.owed().select_for_update(of=("self",))
    row = rows.select_related("project__ngo").filter(pk=key).first()
    if row is None:
        return False
    rung = LATE if row.due_on < today() else SOON
    if row.reminded >= rung:
        return False
    row.reminded = rung
    row.save(update_fields=["reminded"])
    message = "project_report_late" if rung == LATE else "project_report_due"
    tell(row, message, key=f"report-{rung}-{row.pk}")
    return True
