"""The report itself: kept while it is written, sent once however often it is pressed."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.common.clock import now, today
from participation.common.files import claim_files, files_of
from participation.common.models import PrivateFile
from participation.common.models.private_file import PrivateFileQuerySet
from participation.ngos.supervision.enums import OWED, DutyAct, DutyState, ReportState
from participation.ngos.supervision.models import Duty, ReceiptSequence, Report, Sending
from participation.ngos.supervision.services.duties import locked, write
from persian.jalali import from_gregorian

PURPOSE = "ngo-report"
# Files lie with the draft until it is sent, then with that sending.
DRAFT, SENT = "ngo-report", "ngo-report-sent"
# Who writes it.
WRITABLE = frozenset({ReportState.DRAFT, ReportState.RETURNED})


class StaleReportError(ValidationError):
    """It was saved in another window or on another phone meanwhile."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _(
                "This report was saved on another device meanwhile. What you see is what you typed "
                "here; save it to keep it, or open the page anew to see the other."
            ),
            code="stale",
        )


def report_of(duty: Duty) -> Report | None:
    """Return the report about a duty with its form, None where no link was ever sent."""
    return Report.objects.filter(duty=duty).select_related("form").first()


def is_writable(report: Report, duty: Duty) -> bool:
    """Return whether the NGO has it in hand."""
    return report.state in WRITABLE and duty.state in OWED


def typed_in(report: Report) -> dict[str, Any]:
    """Return the draft, field by field."""
    kept: dict[str, Any] = json.loads(report.typed) if report.typed else {}
    return kept


def files_of_draft(report: Report) -> PrivateFileQuerySet:
    """Return the files that wait to be sent."""
    return files_of(DRAFT, str(report.pk))


def files_of_sending(sending: Sending) -> PrivateFileQuerySet:
    """Return the files that came with a sending."""
    return files_of(SENT, str(sending.pk))


def answers_of(sending: Sending) -> list[tuple[str, str]]:
    """Return questions and answers as they stood when it was sent."""
    told = json.loads(sending.answers) if sending.answers else []
    return [(str(question), str(answer)) for question, answer in told]


def sendings_of(report: Report) -> list[Sending]:
    """Return every sending of a report, the newest first."""
    return list(Sending.objects.filter(report=report).order_by("-sent_at", "-serial"))


@transaction.atomic
def save_draft(report: Report, typed: Mapping[str, str], *, seen: int) -> Report:
    """Keep what was typed. Raises StaleReportError where another was quicker or it was sent."""
    row = _locked(report)
    if row.version != seen or row.state not in WRITABLE:
        raise StaleReportError
    row.typed = json.dumps(dict(typed), ensure_ascii=False)
    row.version += 1
    row.saved_at = now()
    row.save()
    return row


@transaction.atomic
def send_report(
    report: Report, *, typed: Mapping[str, str], answers: Sequence[tuple[str, str]], seen: int
) -> Sending:
    """Send it: answers and files as they are now get a receipt. Again gives the same receipt.

    Raises StaleReportError where another saved it meanwhile, FileGoneError where a file is gone.
    """
    # In the order in which officers lock them.
    duty = locked(Duty.objects.get(pk=report.duty_id))
    row = _locked(report)
    if row.state not in WRITABLE or duty.state not in OWED:
        last = Sending.objects.filter(report=row).order_by("-sent_at", "-serial").first()
        if last is None:
            raise StaleReportError
        return last
    if row.version != seen:
        raise StaleReportError
    year = from_gregorian(today()).year
    sending = Sending.objects.create(
        report=row, year=year, serial=_next_serial(year), sent_at=now(),
        answers=json.dumps([list(one) for one in answers], ensure_ascii=False),
    )  # fmt: skip
    claim_files(files=files_of_draft(row), holder_kind=SENT, holder_id=str(sending.pk))
    row.typed = json.dumps(dict(typed), ensure_ascii=False)
    row.state, row.saved_at = ReportState.SENT, now()
    row.version += 1
    row.save()
    duty.delivered_on = today()
    write(duty, DutyState.DELIVERED, DutyAct.DELIVERED)
    return sending


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("form").get(pk=report.pk)


def _next_serial(year: int) -> int:
    """Count the next receipt of a year; the caller's transaction holds the row to its end."""
    ReceiptSequence.objects.get_or_create(year=year)
    row = ReceiptSequence.objects.select_for_update().get(year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def file_of_duty(duty: Duty, file_id: Any) -> PrivateFile | None:
    """Return a file that came with any sending of the report about a duty."""
    keys = Sending.objects.filter(report__duty=duty).values_list("pk", flat=True)
    theirs = PrivateFile.objects.filter(holder_kind=SENT, holder_id__in=[str(key) for key in keys])
    return theirs.filter(pk=file_id).first()
