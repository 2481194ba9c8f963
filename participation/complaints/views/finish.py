"""The end: everything once more, the sending, the confirmation; or leaving without a trace."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.cases.services.drafts import HOLDER, OpenDraft, discard_draft, receipt_of
from participation.common.defence import ask_to_wait, assess, slow_answer
from participation.common.files import FileGoneError, delete_files_of
from participation.common.files.presenters import FileRow, file_rows
from participation.common.links import clear_link_cookie, private_page
from participation.common.pdf import PdfError
from participation.complaints.forms import FILE_GONE, CheckForm
from participation.complaints.forms.step import Row
from participation.complaints.services import KIND
from participation.complaints.views.pages import SeeOther, show, with_draft, with_filing
from participation.complaints.wizard import COOKIE_PATH, PURPOSE, Filing, Step, opened
from participation.complaints.wizard.afterwards import Confirmation
from participation.complaints.wizard.sending import consent_now, send

UNAVAILABLE = 503
# Names, in the address of the last page, the reasons why it was refused; no value of anybody.
TOLD = "told"


@dataclass(frozen=True)
class Section:
    """A step with what was told there."""

    step: Step
    heading: Any
    rows: list[Row]


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@with_filing
def check(request: HttpRequest, filing: Filing) -> HttpResponseBase:
    """Show everything once more; send it."""
    if filing.stopped_by is not None:
        return redirect("complaints:stop")
    if missing := filing.first_open():
        return redirect("complaints:step", missing.name)
    if request.method == "POST":
        return _sent(request, filing)
    told = request.GET.getlist(TOLD)
    form = CheckForm.telling(told, consent=consent_now(), version=filing.draft.version)
    return _check(request, filing, form)


def _sent(request: HttpRequest, filing: Filing) -> HttpResponseBase:
    """Make a case of it, or say what keeps it from being sent; everything written stays."""
    consent = consent_now()
    form = CheckForm(request.POST, consent=consent, version=filing.draft.version)
    if not form.is_valid():
        return _back(form.reasons)
    proof = form.cleaned_data["pow"]
    verdict = assess(request, form_kind=KIND, payload=proof, token=filing.draft.id)
    if verdict.is_slow:
        ask_to_wait(form, verdict.wait)
        return slow_answer(_check(request, filing, form), verdict.wait)
    try:
        send(filing, consent_version=consent.consent_version, is_held=verdict.is_held)
    except FileGoneError:
        return _back([FILE_GONE])
    # What was refused or never arrived stays with nobody.
    delete_files_of(HOLDER, str(filing.draft.id))
    return redirect("complaints:done")


def _back(reasons: list[str]) -> SeeOther:
    return SeeOther(f"{reverse('complaints:check')}?{urlencode({TOLD: reasons}, doseq=True)}")


def _check(
    request: HttpRequest, filing: Filing, form: CheckForm, *, status: int = 200
) -> HttpResponse:
    before = filing.before(None)
    context: dict[str, Any] = {
        "heading": _("Read it once before you send it"),
        "filing": filing,
        "place": filing.total,
        "form": form,
        "sections": [
            Section(step, step.heading(filing.category), filing.answered[step.name].rows())
            for step in filing.steps
            if step.name != "files"
        ],
        "files": _files(filing),
        "back": reverse("complaints:step", args=[before.name]) if before else "",
    }
    return show(request, "complaints/check.html", context, status=status)


def _files(filing: Filing) -> list[FileRow]:
    return file_rows(filing.draft.files())


@private_page
@require_safe
@with_draft
def done(request: HttpRequest, draft: OpenDraft) -> HttpResponseBase:
    """Show number and key of what was sent; once they are gone, where to follow it."""
    if not draft.is_sent:
        return redirect("complaints:check")
    return _done(request, draft)


@private_page
@csrf_protect
@require_POST
@with_draft
def receipt(request: HttpRequest, draft: OpenDraft) -> HttpResponseBase:
    """Give out the receipt as a PDF."""
    kept = receipt_of(draft)
    if kept is None:
        return redirect("complaints:done")
    try:
        paper = Confirmation.of(kept).paper()
    except PdfError:
        return _done(request, draft, status=UNAVAILABLE)
    headers = {"Content-Disposition": f'attachment; filename="{kept.case.number}.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


def _done(request: HttpRequest, draft: OpenDraft, *, status: int = 200) -> HttpResponse:
    kept = receipt_of(draft)
    if kept is None:
        context: dict[str, Any] = {"heading": _("It has been registered")}
        return show(request, "complaints/key_is_gone.html", context)
    told = Confirmation.of(kept)
    context = {"heading": told.title, "told": told, "has_failed": status == UNAVAILABLE}
    return show(request, "complaints/done.html", context, status=status)


@private_page
@csrf_protect
@require_POST
@with_draft
def noted(request: HttpRequest, draft: OpenDraft) -> HttpResponseBase:
    """Take number and key off this browser at once."""
    if not draft.is_sent:
        return redirect("complaints:check")
    discard_draft(draft)
    return _without_cookie(redirect("track"))


@private_page
@csrf_protect
@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """Delete what was written, with its files. What was sent already is shown once more first."""
    draft = opened(request)
    if draft is not None and draft.is_sent:
        return redirect("complaints:done")
    if draft is not None:
        discard_draft(draft)
    return _without_cookie(redirect("complaints:left"))


@private_page
@require_safe
def left(request: HttpRequest) -> HttpResponseBase:
    """Say that nothing is left."""
    return show(request, "complaints/left.html", {"heading": _("Everything has been deleted")})


def _without_cookie(response: HttpResponseBase) -> HttpResponseBase:
    clear_link_cookie(response, PURPOSE, path=COOKIE_PATH)
    return response
