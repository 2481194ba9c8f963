"""The screens on which staff file for citizens: everything at once, then number and key."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, WorkerView
from participation.cases.intake.forms import DeskFiling, IntakeForm, part_of
from participation.cases.models import Case, OnBehalf, Receipt
from participation.cases.numbers import show_number
from participation.cases.selectors import case_for
from participation.cases.services.drafts import HOLDER, OpenDraft
from participation.cases.services.on_behalf import Filed
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Confirmation, Step, consent_now
from participation.common.clock import now
from participation.common.enums import FileState
from participation.common.files import FileGoneError, delete_files_of, files_of
from participation.common.files.forms import store_form_files
from participation.common.files.presenters import file_row, file_rows
from participation.common.pdf import PdfError

UNAVAILABLE = 503


class FileView(WorkerView):
    """Everything on one screen, sent at once. A kind says which steps there are, and sends."""

    template_name = "cases/desk/intake_form.html"
    kind = ""
    done = ""
    submission: uuid.UUID

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Begin a submission."""
        self.submission = uuid.uuid4()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show empty forms."""
        initial = {"submission": self.submission}
        return self._show(self.intake_form(initial=initial), self._filing(None))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """File it; what was typed, and the files, stay where something is wrong."""
        form = self.intake_form(request.POST, request.FILES)
        self.submission = _submission(request.POST.get("submission", ""))
        filing = self._filing(request)
        if "look" in request.POST:
            return self._show_while_looking(form, filing)
        refused = [("scan", words) for words in self._store_files(request)]
        form.kept_files = files_of(HOLDER, str(self.submission)).exists()
        is_whole = all(one.is_valid() for one in filing.forms.values())
        if stop := self.stopped(filing):
            refused.insert(0, ("", stop))
        if not form.is_valid() or not is_whole or refused:
            for name, words in refused:
                form.add_error(name or None, words)
            return self._show(form, filing, INVALID)
        return self._file(form, filing)

    def intake_form(self, *args: Any, **kwargs: Any) -> IntakeForm:
        """Return the form of how it came."""
        return IntakeForm(*args, user=self.user, **kwargs)

    def filing_of(self, draft: OpenDraft) -> DeskFiling:
        """Return what was sent as steps."""
        raise NotImplementedError

    def step_names(self) -> Sequence[str]:
        """Return the names of the steps."""
        raise NotImplementedError

    def send(self, filing: DeskFiling, filed: Filed, *, consent_version: int) -> Submitted:
        """Make a case of it."""
        raise NotImplementedError

    def stopped(self, filing: DeskFiling) -> str:
        """Return why something that was told leads no further, in words."""
        return ""

    def heading_of(self, step: Step) -> Any:
        """Return what stands above the fields of a step."""
        return step.title

    def choice(self) -> tuple[str, str]:
        """Return address and words of where one chooses what is filed."""
        raise NotImplementedError

    def _file(self, form: IntakeForm, filing: DeskFiling) -> HttpResponse:
        version = consent_now().consent_version
        try:
            sent = self.send(filing, form.filed(), consent_version=version)
        except FileGoneError:
            form.add_error("scan", _("A file was removed meanwhile; add it again."))
            return self._show(form, filing, INVALID)
        except IntegrityError:
            # The same paper in this very moment, by somebody else.
            form.add_error("outer_number", _("This paper was filed before."))
            return self._show(form, filing, INVALID)
        delete_files_of(HOLDER, str(self.submission))
        return redirect(self.done, sent.case.pk)

    def _filing(self, request: HttpRequest | None) -> DeskFiling:
        parts = {}
        if request is not None:
            parts = {name: part_of(name, request.POST) for name in self.step_names()}
        return self.filing_of(OpenDraft(self.submission, self.kind, 1, is_sent=False, parts=parts))

    def _store_files(self, request: HttpRequest) -> list[str]:
        """Keep what came along; return why some of it was refused."""
        sent = [*request.FILES.getlist("files"), *request.FILES.getlist("scan")]
        stored = store_form_files(
            purpose=self.kind, files=sent, holder_kind=HOLDER, holder_id=str(self.submission)
        )
        rows = [file_row(file) for file in stored if file.state == FileState.REFUSED]
        return [f"{row.name}: {row.text}" for row in rows]

    def _show_while_looking(self, form: IntakeForm, filing: DeskFiling) -> HttpResponse:
        """Show what the registers have; nothing is complained about yet."""
        form.is_valid()
        form.errors.clear()
        for one in filing.forms.values():
            one.is_valid()
            one.errors.clear()
        return self._show(form, filing)

    def _show(self, form: IntakeForm, filing: DeskFiling, status: int = 200) -> HttpResponse:
        context = self.get_context_data(form=form, filing=filing)
        return self.render_to_response(context, status=status)

    def way_from_list(self) -> list[dict[str, Any]]:
        """Lead over the choice."""
        address, words = self.choice()
        return [{"url": address, "label": words}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the forms in the order in which one talks."""
        filing: DeskFiling = kwargs["filing"]
        sections = [
            (step, self.heading_of(step), filing.forms[step.name])
            for step in filing.steps
            if step.name != "files"
        ]
        waiting = file_rows(files_of(HOLDER, str(self.submission)))
        return {
            **super().get_context_data(**kwargs),
            "sections": sections,
            "waiting": list(waiting),
            "consent": consent_now().consent_text,
            "choice": self.choice()[0],
            "has_errors": kwargs["form"].errors or any(form.errors for *_step, form in sections),
        }


class DoneView(WorkerView):
    """Number and key for the citizen, within the hour and for whoever has filed it alone."""

    template_name = "cases/desk/intake_done.html"
    confirmation_class: ClassVar[type[Confirmation]]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case among those that this person has filed. Raises Http404."""
        rows = OnBehalf.objects.select_related("case").filter(by=request.user.pk)
        self.row = get_object_or_404(self.own(rows), case=kwargs["pk"])
        self.case: Case = self.row.case
        kept = Receipt.objects.select_related("case").filter(case=self.case, expires_at__gt=now())
        self.receipt = kept.first() if self.row.taken_over_at is None else None
        return super().dispatch(request, *args, **kwargs)

    def own(self, rows: Any) -> Any:
        """Keep the cases of the kind."""
        raise NotImplementedError

    def confirmation(self, receipt: Receipt) -> Confirmation:
        """Return what is told after the sending."""
        return self.confirmation_class.of(receipt)

    def subject(self) -> Any:
        """Return what was filed."""
        raise NotImplementedError

    def choice(self) -> str:
        """Return the address at which another one is filed."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give out the slip."""
        if self.receipt is None:
            return redirect(request.path)
        try:
            paper = self.confirmation(self.receipt).paper()
        except PdfError:
            messages.error(request, _("The paper could not be made now; try once more."))
            return self.render_to_response(self.get_context_data(), status=UNAVAILABLE)
        headers = {"Content-Disposition": f'attachment; filename="{self.case.number}.pdf"'}
        return HttpResponse(paper, content_type="application/pdf", headers=headers)

    def get_page_title(self) -> str:
        """Return the number."""
        return show_number(self.case.number)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show number and key, and the way to the case where it is in sight."""
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "number": show_number(self.case.number),
            "told": self.confirmation(self.receipt) if self.receipt else None,
            "subject": self.subject(),
            "choice": self.choice(),
            "is_seen": case_for(self.user, self.case.pk) is not None,
        }


def _submission(sent: str) -> uuid.UUID:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return uuid.uuid4()
