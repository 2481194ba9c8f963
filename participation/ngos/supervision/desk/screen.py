"""The screen of a duty, and the files of its report. Strangers to supervision get 404."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.common.files import files_of_holders
from participation.common.files.presenters import FileRow, file_rows
from participation.common.files.responses import file_response
from participation.common.models import User
from participation.common.registers.screens import row_or_404
from participation.common.registers.stepping import SteppedScreen
from participation.ngos.supervision import selectors
from participation.ngos.supervision.desk.steps import STEPS
from participation.ngos.supervision.models import Duty, Sending
from participation.ngos.supervision.permissions import may_open_register, may_read, may_supervise
from participation.ngos.supervision.services import contacts, reports


@dataclass(frozen=True)
class ShownSending:
    """A sending with its answers and files."""

    sending: Sending
    answers: list[tuple[str, str]]
    files: list[FileRow]


class DutyView(SteppedScreen):
    """A duty: what is owed, what came, what happened, and what can be done."""

    template_name = "ngos/supervision/desk/duty.html"
    header_icon = "history"
    list_label = _("Duties of NGOs")
    steps = STEPS
    row: Duty

    def may_enter(self, user: User) -> bool:
        """Let in whoever sees what NGOs owe."""
        return may_read(user)

    def find(self, pk: int) -> Duty:
        """Find the duty."""
        duty: Duty = row_or_404(Duty.objects.for_lists(), pk)
        return duty

    def here(self) -> str:
        """Return its address."""
        return reverse("ngo_duties:screen", args=[self.row.pk])

    def get_page_title(self) -> str:
        """Return what is owed."""
        return self.row.title

    def get_page_subtitle(self) -> str:
        """Return who owes it."""
        return self.row.ngo.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the duty and its past."""
        stand = selectors.shown(self.row)
        return {
            **super().get_context_data(**kwargs),
            "duty": self.row,
            "state": stand.state,
            "mark": stand.mark,
            "events": selectors.events_of(self.row),
            "may_open_register": may_open_register(self.user),
            **self._report(),
            "waiting": self.row.waiting,
        }

    def _report(self) -> dict[str, Any]:
        """Return what came, and whom the office writes to, for those who work on it."""
        if not may_supervise(self.user):
            return {}
        report = reports.report_of(self.row)
        sendings = reports.sendings_of(report) if report is not None else []
        files = files_of_holders((reports.SENT, str(one.pk)) for one in sendings)
        return {
            "sendings": [
                ShownSending(
                    one, reports.answers_of(one), file_rows(files[reports.SENT, str(one.pk)])
                )
                for one in sendings
            ],
            "contact": contacts.contact_of(self.row.ngo),
        }


class ReportFileView(DutyView):
    """A file that came with a report, for those who work on duties."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give it out. Raises Http404."""
        file_id: uuid.UUID = kwargs["file_id"]
        file = reports.file_of_duty(self.row, file_id) if may_supervise(self.user) else None
        if file is None:
            raise Http404
        return file_response(file)
