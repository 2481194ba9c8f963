"""The link in a message, and the code that opens the report behind it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from participation.common.defence import ask_to_wait, slow_answer, slow_code
from participation.common.links import (
    clear_link_cookie,
    open_link,
    private_page,
    read_link_cookie,
    revoke_link,
    set_link_cookie,
)
from participation.common.listing import Crumb
from participation.ngos.representatives import CodeForm
from participation.ngos.supervision.models import Duty, Report
from participation.ngos.supervision.services import links
from participation.ngos.supervision.services.contacts import contact_of
from participation.ngos.supervision.services.reports import report_of
from persian.identifiers import mask_mobile

PATH = "/ngos/report/"
NOT_FOUND, UNPROCESSABLE = 404, 422


def crumbs(title: str) -> list[Crumb]:
    """Return the trail to a page of a report: it leads to nobody's data."""
    return [Crumb(_("Home"), "/"), Crumb(title, None)]


def gone(request: HttpRequest) -> HttpResponse:
    """Say that a link opens nothing, and what to do; the same for every link that does not."""
    heading = _("This link opens nothing any more")
    context = {"heading": heading, "crumbs": crumbs(heading)}
    return render(request, "ngos/supervision/gone.html", context, status=NOT_FOUND)


def opened(request: HttpRequest) -> tuple[Duty, Report] | None:
    """Return the duty and the report that this browser has opened with a code."""
    link = open_link(read_link_cookie(request, links.OPENED), purpose=links.OPENED)
    duty = links.duty_of(link) if link is not None else None
    report = report_of(duty) if duty is not None else None
    return (duty, report) if duty is not None and report is not None else None


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def open_report(request: HttpRequest, token: str) -> HttpResponseBase:
    """Say what the link is about; send a code, take one."""
    duty = links.opened_link(token)
    if duty is None:
        return gone(request)
    if request.method != "POST":
        return _asking(request, duty, CodeForm())
    if "send" in request.POST:
        form = CodeForm({})
        form.errors.clear()
        if wait := slow_code(request, kind=links.KIND, number=str(duty.pk)):
            ask_to_wait(form, wait)
            answer = _asking(request, duty, form, is_sent=True, status=UNPROCESSABLE)
            return slow_answer(answer, wait)
        links.ask_code(duty)
        return redirect(f"{request.path}?sent=1")
    form = CodeForm(request.POST)
    if form.is_valid():
        opening = links.open_by_code(duty, form.cleaned_data["code"])
        if opening:
            response = redirect("ngo_supervision:report")
            set_link_cookie(response, links.OPENED, opening, lifetime=links.SITTING, path=PATH)
            return response
        form.add_error("code", _("This code does not fit, or its time is over."))
    return _asking(request, duty, form, is_sent=True, status=UNPROCESSABLE)


def _asking(
    request: HttpRequest,
    duty: Duty,
    form: CodeForm,
    *,
    is_sent: bool = False,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "heading": duty.title,
        "crumbs": crumbs(duty.title),
        "duty": duty,
        "form": form,
        "is_sent": is_sent or "sent" in request.GET,
        "mobile": mask_mobile(contact_of(duty.ngo).mobile),
    }
    return render(request, "ngos/supervision/open.html", context, status=status)


@private_page
@csrf_protect
@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """Close the report on this browser."""
    link = open_link(read_link_cookie(request, links.OPENED), purpose=links.OPENED)
    if link is not None:
        revoke_link(link)
    response = redirect("/")
    clear_link_cookie(response, links.OPENED, path=PATH)
    return response
