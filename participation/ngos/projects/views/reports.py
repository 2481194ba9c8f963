"""The pages on which an NGO reports: by the link of a milestone or by its permit, and a code."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from participation.common.defence import slow_answer, slow_code, slow_words
from participation.common.enums import WHOLE_FILE_STATES
from participation.common.files import FileGoneError, delete_files_of, files_of, remove_file
from participation.common.files.forms import receives_files, store_form_files
from participation.common.files.presenters import upload_field
from participation.common.files.views import UploadPlace
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.ngos.models import Ngo
from participation.ngos.projects.enums import OWED
from participation.ngos.projects.forms.report import ReportForm
from participation.ngos.projects.models import Milestone, Report
from participation.ngos.projects.selectors import owed_by
from participation.ngos.projects.services.milestones import HOLDER, ToldReport, send_report
from participation.ngos.representatives import Entrance
from persian.digits import to_persian_digits

COOKIE_PATH = "/ngos/projects/report/"
# What waits to be sent with a report.
TRAY = "ngo-project-tray"
UNPROCESSABLE = 422

ENTRANCE = Entrance(
    purpose="ngo-report-way",
    at=COOKIE_PATH,
    space="ngo_reports",
    then="list",
    heading=gettext_lazy("Reports of a project"),
    needs_force=False,
    carries="milestone",
)


def _crumbs(last: str = "") -> list[Crumb]:
    here = reverse("ngo_reports:list") if last else None
    return [
        Crumb(_("Home"), "/"),
        Crumb(_("Projects of NGOs"), reverse("ngo_projects:projects")),
        Crumb(_("Reports of a project"), here),
        *([Crumb(last, None)] if last else []),
    ]


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """Open the milestone of a link; have a code sent to the mobile on file. Raises Http404."""
    rows = Milestone.objects.select_related("project__ngo__prefix")
    milestone = rows.filter(token=token).first()
    if milestone is None:
        raise Http404
    ngo = ENTRANCE.ngo_of(request)
    if ngo is not None and ngo.pk == milestone.project.ngo_id:
        return redirect("ngo_reports:report", milestone.pk)
    told = ""
    if request.method == "POST":
        wait = slow_code(request, kind=ENTRANCE.purpose, number=token)
        if not wait:
            response = ENTRANCE.to_code(request, milestone.project.ngo)
            response["Location"] = f"{reverse('ngo_reports:code')}?milestone={milestone.pk}"
            return response
        told = slow_words(wait)
    context = {
        "heading": _("Reports of a project"),
        "crumbs": _crumbs(),
        "milestone": milestone,
        "told": told,
    }
    response = render(request, "ngos/projects/report/link.html", context)
    return slow_answer(response, wait) if told else response


@private_page
@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """Show what an NGO has to report; lead to the one that it came for."""
    ngo = ENTRANCE.ngo_of(request)
    if ngo is None:
        return redirect("ngo_reports:enter")
    wanted = request.GET.get("milestone", "")
    owed = owed_by(ngo)
    if any(str(one.pk) == wanted for one in owed):
        return redirect("ngo_reports:report", int(wanted))
    context = {
        "heading": _("Reports of a project"),
        "crumbs": _crumbs(),
        "ngo": ngo,
        "owed": [(one, _last(one)) for one in owed],
        "is_sent": "sent" in request.GET,
    }
    return render(request, "ngos/projects/report/list.html", context)


def _last(milestone: Milestone) -> Report | None:
    """Return the report that was sent back, for its reason."""
    return milestone.reports.filter(state="returned").first()


def _mine(request: HttpRequest, pk: int) -> tuple[Ngo, Milestone] | None:
    ngo = ENTRANCE.ngo_of(request)
    if ngo is None:
        return None
    rows = Milestone.objects.filter(project__ngo=ngo).select_related("project__ngo")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return ngo, found


def upload_place(request: HttpRequest, pk: int) -> UploadPlace | None:
    """Return where this browser may add files: to the own open report."""
    found = _mine(request, pk)
    if found is None or found[1].state not in OWED:
        return None
    return UploadPlace(HOLDER, TRAY, str(pk))


@private_page
@receives_files(HOLDER)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask for the report of a milestone, and send it. Raises Http404."""
    found = _mine(request, pk)
    if found is None:
        return redirect(f"{reverse('ngo_reports:enter')}?milestone={pk}")
    milestone = found[1]
    if milestone.state not in OWED:
        return redirect(f"{reverse('ngo_reports:list')}?sent=1")
    if request.method == "POST":
        return _take(request, milestone)
    form = ReportForm(amount=milestone.project.amount, initial={"token": uuid.uuid4()})
    return _asking(request, milestone, form)


def _take(request: HttpRequest, milestone: Milestone) -> HttpResponseBase:
    amount = milestone.project.amount
    form = ReportForm(request.POST, amount=amount)
    if _moves_files(request, milestone.pk):
        # Nothing is judged before it is sent.
        kept = {name: request.POST.get(name, "") for name in form.fields}
        return _asking(request, milestone, ReportForm(amount=amount, initial=kept))
    refusal = _sent(milestone, form) if form.is_valid() else ""
    if refusal:
        form.add_error(None, refusal)
    if form.errors:
        return _asking(request, milestone, form, status=UNPROCESSABLE)
    return redirect(f"{reverse('ngo_reports:list')}?sent=1")


def _moves_files(request: HttpRequest, pk: int) -> bool:
    """Take files in or out of the tray; return whether that was all that was asked."""
    wanted = request.POST.get("remove_file", "")
    if wanted:
        for file in files_of(TRAY, str(pk)):
            if str(file.pk) == wanted:
                remove_file(file)
    stored = store_form_files(
        purpose=HOLDER,
        files=request.FILES.getlist("files"),
        holder_kind=TRAY,
        holder_id=str(pk),
    )
    return bool(wanted or "send_files" in request.POST or any(one.refusal for one in stored))


def _sent(milestone: Milestone, form: ReportForm) -> str:
    """Send it; return why not, if it cannot be sent."""
    said: dict[str, Any] = form.cleaned_data
    files = list(files_of(TRAY, str(milestone.pk)).filter(state__in=WHOLE_FILE_STATES))
    told = ToldReport(
        submission=said["token"], text=said["text"], spent=said["spent"],
        progress=said["progress"], files=files,
    )  # fmt: skip
    try:
        send_report(milestone=milestone, told=told)
    except ValidationError as error:
        return str(error.messages[0])
    except FileGoneError:
        return _("A file was removed meanwhile. Look at the list of files, then send again.")
    delete_files_of(TRAY, str(milestone.pk))
    return ""


def _asking(
    request: HttpRequest, milestone: Milestone, form: ReportForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "heading": _("Report %(number)s") % {"number": to_persian_digits(milestone.number)},
        "crumbs": _crumbs(milestone.project.title),
        "milestone": milestone,
        "returned": _last(milestone),
        "form": form,
        "field": upload_field(
            purpose=HOLDER,
            files=files_of(TRAY, str(milestone.pk)),
            url=reverse("ngo_reports:uploads", args=[milestone.pk]),
        ),
    }
    return render(request, "ngos/projects/report/form.html", context, status=status)
