"""The steps: shown, kept, gone on from."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from participation.cases.services.drafts import (
    HOLDER,
    DraftGoneError,
    OpenDraft,
    StaleDraftError,
    save_part,
)
from participation.common.files import remove_file
from participation.common.files.forms import receives_files, store_form_files
from participation.common.files.presenters import upload_field
from participation.common.files.views import UploadPlace
from participation.common.links import private_page
from participation.complaints.forms import AgainstForm, StepForm
from participation.complaints.services import KIND
from participation.complaints.views.pages import (
    CHECK,
    CONFLICT,
    UNPROCESSABLE,
    SeeOther,
    nothing_open,
    seen_version,
    show,
    with_filing,
)
from participation.complaints.wizard import Filing, Step, opened
from participation.complaints.wizard.similar import similar_outcomes


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@with_filing
def step(request: HttpRequest, filing: Filing, name: str) -> HttpResponseBase:
    """Show a step, or keep what was told and go on; what is refused is kept too, and shown here."""
    here = _here(filing, name)
    if request.method != "POST":
        return _shown(request, filing, here, filing.shown_form(here))
    form = filing.sent_form(here, request.POST)
    is_search = isinstance(form, AgainstForm) and "find" in request.POST
    is_refused = not is_search and not form.is_valid()
    if is_refused and not form.can_be_kept:
        return _shown(request, filing, here, form, status=UNPROCESSABLE)
    typed, seen = form.typed(), seen_version(request)
    try:
        draft = save_part(filing.draft, here.name, typed, seen=seen, is_refused=is_refused)
    except StaleDraftError as error:
        return _told_of_the_other(request, Filing(error.draft, filing.category), here, form)
    except DraftGoneError:
        return nothing_open(request)
    if is_refused or is_search:
        return SeeOther(_address(here, request))
    return _onwards(request, Filing(draft, filing.category), here)


@private_page
@receives_files(KIND)
@require_http_methods(["GET", "HEAD", "POST"])
@with_filing
def files(request: HttpRequest, filing: Filing) -> HttpResponseBase:
    """Show the files and take more; each is kept at once."""
    here = _here(filing, "files")
    if request.method != "POST":
        return _shown(request, filing, here, filing.shown_form(here))
    wanted = request.POST.get("remove_file", "")
    if wanted:
        _remove(filing.draft, wanted)
    stored = store_form_files(
        purpose=KIND,
        files=request.FILES.getlist("files"),
        holder_kind=HOLDER,
        holder_id=str(filing.draft.id),
    )
    if wanted or "send_files" in request.POST or any(file.refusal for file in stored):
        return redirect(_address(here, request))
    try:
        draft = save_part(filing.draft, here.name, {}, seen=seen_version(request))
    except (StaleDraftError, DraftGoneError):
        return nothing_open(request)
    return _onwards(request, Filing(draft, filing.category), here)


def upload_place(request: HttpRequest) -> UploadPlace | None:
    """Return where this browser may add files: to its own open draft."""
    draft = opened(request)
    if draft is None or draft.is_sent:
        return None
    return UploadPlace(KIND, HOLDER, str(draft.id))


@private_page
@require_safe
@with_filing
def stop(request: HttpRequest, filing: Filing) -> HttpResponseBase:
    """Say why it goes no further, and where else to go."""
    question = filing.stopped_by
    if question is None:
        return redirect("complaints:check")
    context = {"heading": _("This is not for us"), "question": question, "filing": filing}
    return show(request, "complaints/stop.html", context)


def _here(filing: Filing, name: str) -> Step:
    """Return the step. Raises Http404 for one that no category has."""
    here = filing.step(name)
    if here is None:
        raise Http404
    return here


def _shown(
    request: HttpRequest, filing: Filing, here: Step, form: StepForm, *, status: int = 200
) -> HttpResponseBase:
    """Show a step, unless one before it is still to be told."""
    if request.method != "POST":
        if filing.stopped_by is not None and here.name != "questions":
            return redirect("complaints:stop")
        missing = filing.first_open(here)
        if missing is not None:
            return redirect("complaints:step", missing.name)
    before = filing.before(here)
    context: dict[str, Any] = {
        "heading": here.heading(filing.category),
        "filing": filing,
        "step": here,
        "place": filing.place(here),
        "form": form,
        "then": _then(request),
        "back": reverse("complaints:step", args=[before.name]) if before else _choice(filing),
    }
    if here.name == "files":
        context["field"] = upload_field(
            purpose=KIND, files=filing.draft.files(), url=reverse("complaints:uploads")
        )
    if here.name in {"story", "files"}:
        context["similar"] = similar_outcomes((filing.draft.part("story") or {}).get("text", ""))
    return show(request, here.template, context, status=status)


def _told_of_the_other(
    request: HttpRequest, filing: Filing, here: Step, form: StepForm
) -> HttpResponseBase:
    """Keep what was typed here on the page, and say that another tab was faster."""
    form.add_error(
        None,
        _(
            "This step was changed in another window. What you see is what you typed here; "
            "go on to keep it, or open the page anew to see the other."
        ),
    )
    return _shown(request, filing, here, form, status=CONFLICT)


def _onwards(request: HttpRequest, filing: Filing, here: Step) -> HttpResponse:
    if here.name == "questions" and filing.stopped_by is not None:
        return redirect("complaints:stop")
    following = filing.after(here)
    if following is None or _then(request):
        return redirect("complaints:check")
    return redirect("complaints:step", following.name)


def _then(request: HttpRequest) -> str:
    """Return where the page was opened from, if that was the last one."""
    return CHECK if request.GET.get("then") == CHECK else ""


def _address(here: Step, request: HttpRequest) -> str:
    address = reverse("complaints:step", args=[here.name])
    return f"{address}?then={CHECK}" if _then(request) else address


def _choice(filing: Filing) -> str:
    return f"{reverse('complaints:new')}?category={filing.category.slug}"


def _remove(draft: OpenDraft, wanted: str) -> None:
    try:
        pk = uuid.UUID(wanted)
    except ValueError:
        return
    file = draft.files().filter(pk=pk).first()
    if file is not None:
        remove_file(file)
