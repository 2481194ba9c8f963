"""The report that this browser has opened: written, kept, sent, and its receipt."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from participation.cases.wizard.forms import QuestionsForm
from participation.cases.wizard.pages import seen_version
from participation.common.files import FileGoneError, remove_file
from participation.common.files.forms import receives_files, store_form_files
from participation.common.files.presenters import file_rows, upload_field
from participation.common.files.responses import paper_response
from participation.common.files.views import UploadPlace
from participation.common.links import private_page
from participation.common.models import OfficeSettings
from participation.common.pdf import PdfError, render_pdf
from participation.ngos.supervision.enums import DutyAct, ReportState
from participation.ngos.supervision.models import Duty, Report, Sending
from participation.ngos.supervision.receipt_paper import receipt_paper
from participation.ngos.supervision.services import reports
from participation.ngos.supervision.views.opening import crumbs, gone, opened

CONFLICT, UNPROCESSABLE = 409, 422


def upload_place(request: HttpRequest) -> UploadPlace | None:
    """Return where this browser may add files: to the report that it writes."""
    found = opened(request)
    if found is None or not reports.is_writable(found[1], found[0]):
        return None
    return UploadPlace(reports.PURPOSE, reports.DRAFT, str(found[1].pk))


@private_page
@receives_files(reports.PURPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponseBase:
    """Show the form with what is kept; keep what is typed, take files, send it."""
    found = opened(request)
    if found is None:
        return gone(request)
    duty, one = found
    if not reports.is_writable(one, duty):
        return redirect("ngo_supervision:done")
    if request.method == "POST":
        return _posted(request, duty, one)
    return _shown(request, duty, one, QuestionsForm(one.form, kept=reports.typed_in(one)))


def _posted(request: HttpRequest, duty: Duty, one: Report) -> HttpResponseBase:
    form = QuestionsForm(one.form, request.POST)
    is_files = _take_files(request, one)
    try:
        if not form.can_be_kept:
            return _shown(request, duty, one, form, status=UNPROCESSABLE)
        if "send" in request.POST and not is_files:
            return _sent(request, duty, one, form)
        reports.save_draft(one, form.typed(), seen=seen_version(request))
    except reports.StaleReportError as error:
        return _stale(request, duty, one, form, error)
    return redirect(f"{reverse('ngo_supervision:report')}{'' if is_files else '?saved=1'}")


def _sent(request: HttpRequest, duty: Duty, one: Report, form: QuestionsForm) -> HttpResponseBase:
    seen = seen_version(request)
    if not form.is_valid():
        # Kept all the same: whoever looks something up loses nothing.
        one = reports.save_draft(one, form.typed(), seen=seen)
        return _shown(request, duty, one, form, status=UNPROCESSABLE)
    answers = [(str(row.label), row.value) for row in form.rows()]
    try:
        reports.send_report(one, typed=form.typed(), answers=answers, seen=seen)
    except FileGoneError:
        form.add_error(None, _("A file is gone meanwhile; look at the list and send it again."))
        return _shown(request, duty, one, form, status=CONFLICT)
    return redirect("ngo_supervision:done")


def _stale(
    request: HttpRequest, duty: Duty, one: Report, form: QuestionsForm, error: ValidationError
) -> HttpResponseBase:
    one.refresh_from_db()
    if not reports.is_writable(one, duty):
        return redirect("ngo_supervision:done")
    form.is_valid()
    form.add_error(None, error)
    return _shown(request, duty, one, form, status=CONFLICT)


def _take_files(request: HttpRequest, one: Report) -> bool:
    """Store and remove files; return whether the page comes again because of them."""
    wanted = request.POST.get("remove_file", "")
    if wanted:
        _remove(one, wanted)
    stored = store_form_files(
        purpose=reports.PURPOSE,
        files=request.FILES.getlist("files"),
        holder_kind=reports.DRAFT,
        holder_id=str(one.pk),
    )
    is_refused = any(file.refusal for file in stored)
    return bool(wanted) or "send_files" in request.POST or is_refused


def _remove(one: Report, wanted: str) -> None:
    try:
        pk = uuid.UUID(wanted)
    except ValueError:
        return
    file = reports.files_of_draft(one).filter(pk=pk).first()
    if file is not None:
        remove_file(file)


def _shown(
    request: HttpRequest, duty: Duty, one: Report, form: QuestionsForm, *, status: int = 200
) -> HttpResponse:
    before = reports.sendings_of(one)
    context: dict[str, Any] = {
        "heading": duty.title,
        "crumbs": crumbs(duty.title),
        "duty": duty,
        "report": one,
        "form": form,
        "fields": list(form.shown_fields()),
        "is_saved": "saved" in request.GET,
        "returned": one.state == ReportState.RETURNED,
        "asks_more": _asks_more(duty),
        "sent_before": file_rows(
            file for sending in before for file in reports.files_of_sending(sending)
        ),
        "field": upload_field(
            purpose=reports.PURPOSE,
            files=reports.files_of_draft(one),
            url=reverse("ngo_supervision:file"),
        ),
    }
    return render(request, "ngos/supervision/report.html", context, status=status)


def _asks_more(duty: Duty) -> bool:
    last = duty.events.order_by("-at", "-pk").first()  # type: ignore[attr-defined]
    return last is not None and last.act == DutyAct.ASKED


def _last(request: HttpRequest) -> tuple[Duty, Report, Sending] | None:
    found = opened(request)
    sendings = reports.sendings_of(found[1]) if found is not None else []
    return (*found, sendings[0]) if found is not None and sendings else None


@private_page
@require_safe
def done(request: HttpRequest) -> HttpResponseBase:
    """Show the receipt, and what was sent."""
    found = _last(request)
    if found is None:
        return redirect("ngo_supervision:report") if _is_open(request) else gone(request)
    duty, one, sending = found
    context = {
        "heading": _("The report was sent"),
        "crumbs": crumbs(duty.title),
        "duty": duty,
        "report": one,
        "sending": sending,
        "answers": reports.answers_of(sending),
        "files": file_rows(reports.files_of_sending(sending)),
        "is_accepted": one.state == ReportState.ACCEPTED,
        "has_failed": "paper" in request.GET,
    }
    return render(request, "ngos/supervision/done.html", context)


def _is_open(request: HttpRequest) -> bool:
    found = opened(request)
    return found is not None and reports.is_writable(found[1], found[0])


@private_page
@require_safe
def receipt(request: HttpRequest) -> HttpResponseBase:
    """Give out the receipt of the last sending as PDF."""
    found = _last(request)
    if found is None:
        return gone(request)
    duty, _one, sending = found
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    try:
        content = render_pdf(receipt_paper(duty, sending, office=office))
    except PdfError:
        return redirect(f"{reverse('ngo_supervision:done')}?paper=failed")
    return paper_response(content, "application/pdf", name=f"report-{sending.number}.pdf")
