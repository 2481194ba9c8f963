"""The pages on which a citizen follows a case. Nothing of a case is in any address."""

import uuid
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.cases.answer_paper import answer_paper, sent_answer
from participation.cases.kinds import kind_of
from participation.cases.models import CaseFile
from participation.cases.tracking import access
from participation.cases.tracking.forms import CodeForm, CodeRequestForm, TrackForm
from participation.cases.tracking.page import case_page, state_page
from participation.common.defence import ask_to_wait, slow_code, slow_lookup
from participation.common.files.responses import file_response, paper_response
from participation.common.links import clear_link_cookie, private_page, revoke_link
from participation.common.listing import Crumb
from participation.common.models import PrivateFile
from participation.common.pdf import PdfError, render_pdf

LOOKUP = "case"
NOT_FOUND = gettext_lazy(
    "With these particulars we found no case. Look at number and key once more."
)


def crumbs(last: str = "") -> list[Crumb]:
    """Return the trail to a page of following."""
    here = [Crumb(_("Home"), "/"), Crumb(_("Follow a case"), reverse("track") if last else None)]
    return [*here, Crumb(last, None)] if last else here


# The box on the first page sends no token, so that the page can be cached; it changes nothing.
@csrf_exempt
@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponseBase:
    """Ask for number and key, then lead to the case."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _ask(request, form)
    if not form.is_valid():
        return _ask(request, form, status=422)
    number, key = form.cleaned_data["number"], form.cleaned_data["key"]
    if wait := slow_lookup(request, kind=LOOKUP, number=number):
        if not number:
            form.add_error("number", _("If you have the number, write it too and do not wait."))
        return _slow(request, form, wait)
    case = (
        access.case_by_key(number, key)
        if key
        else access.case_by_digits(number, form.cleaned_data["mobile_end"])
    )
    if case is None:
        form.add_error(None, NOT_FOUND)
        return _ask(request, form, status=422)
    response = redirect("track-case" if key else "track-state")
    access.grant(response, access.WHOLE if key else access.STATE, case)
    return response


def _ask(request: HttpRequest, form: TrackForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "heading": _("Follow a case"), "crumbs": crumbs()}
    return render(request, "cases/track.html", context, status=status)


def _slow(request: HttpRequest, form: Any, wait: timedelta) -> HttpResponse:
    ask_to_wait(form, wait)
    response = _ask(request, form, status=429)
    response["Retry-After"] = str(max(1, int(wait.total_seconds())))
    return response


@private_page
@csrf_protect
@require_POST
def request_code(request: HttpRequest) -> HttpResponseBase:
    """Have a code sent to the mobile of a case, and say the same whether there is one."""
    form = CodeRequestForm(request.POST)
    if not form.is_valid():
        return _ask(request, TrackForm(request.POST), status=422)
    number = form.cleaned_data["number"]
    if wait := slow_code(request, kind=LOOKUP, number=number):
        return _slow(request, TrackForm(request.POST), wait)
    response = redirect("track-code")
    access.ask_for_code(response, number)
    return response


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponseBase:
    """Take the code that came by SMS."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        case = access.case_by_code(request, form.cleaned_data["code"])
        if case is not None:
            response = redirect("track-case")
            access.grant(response, access.WHOLE, case)
            clear_link_cookie(response, access.CODE, path=access.PATH)
            return response
        form.add_error("code", _("This code does not fit, or its time is over."))
    context = {"form": form, "heading": _("The code"), "crumbs": crumbs(_("The code"))}
    return render(request, "cases/track_code.html", context, status=422 if form.errors else 200)


@private_page
@require_safe
def state(request: HttpRequest) -> HttpResponseBase:
    """Show the state and the next date alone."""
    found = access.opened(request, access.STATE)
    if found is None:
        return redirect("track")
    return state_page(request, found[0], crumbs(_("State of the case")))


@private_page
@require_safe
def case(request: HttpRequest) -> HttpResponseBase:
    """Show everything that the citizen may see, and what can be done."""
    found = access.opened(request)
    if found is None:
        return redirect("track")
    return case_page(request, *found)


@private_page
@csrf_protect
@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """Close the case on this browser."""
    response = redirect("track")
    for purpose in (access.WHOLE, access.STATE, access.CODE):
        found = access.opened(request, purpose) if purpose != access.CODE else None
        if found is not None:
            revoke_link(found[1])
        clear_link_cookie(response, purpose, path=access.PATH)
    return response


@private_page
@require_safe
def download(request: HttpRequest, file_id: uuid.UUID) -> HttpResponseBase:
    """Give out a file of the open case."""
    found = access.opened(request)
    shown = found and CaseFile.objects.filter(case=found[0], file_id=file_id, is_shown=True)
    if not shown or not shown.exists():
        raise Http404
    return file_response(PrivateFile.objects.get(pk=file_id))


@private_page
@require_safe
def answer(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give out an answer of the open case on paper; its number is which of them, and no name."""
    found = access.opened(request)
    sent = found and sent_answer(found[0], number)
    if not found or not sent:
        raise Http404
    case = found[0]
    title = str(kind_of(case.kind).public_title(case))
    try:
        content = render_pdf(answer_paper(case, sent, title=title))
    except PdfError:
        return redirect(f"{reverse('track-case')}?paper=failed")
    return paper_response(content, "application/pdf", name=f"answer-{case.number}-{number}.pdf")
