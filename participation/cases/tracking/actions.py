"""What a citizen does in an open case."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.cases.errors import (
    CaseError,
    FilesGoneError,
    MissingError,
    NotAllowedError,
    TooLateError,
)
from participation.cases.kinds import kind_of
from participation.cases.models import Case
from participation.cases.services import citizen
from participation.cases.services.files import waiting_in
from participation.cases.tracking.access import opened
from participation.cases.tracking.forms import RateForm, SayForm
from participation.cases.tracking.page import HOLDER, PURPOSE, case_page
from participation.common.files import remove_file
from participation.common.files.forms import receives_files, store_form_files
from participation.common.files.views import UploadPlace
from participation.common.links import private_page
from participation.common.models import AccessLink, PrivateFile


def upload_place(request: HttpRequest) -> UploadPlace | None:
    """Return where the browser of an open case may add files."""
    found = opened(request)
    return UploadPlace(PURPOSE, HOLDER, str(found[1].pk)) if found is not None else None


@private_page
@receives_files(PURPOSE)
@require_POST
def act(request: HttpRequest, action: str) -> HttpResponseBase:
    """Take what the citizen says; typed words stay where it is refused."""
    found = opened(request)
    if found is None:
        return redirect("track")
    if action not in ACTIONS:
        raise Http404
    case, link = found
    if "send_files" in request.POST or "remove_file" in request.POST:
        return _only_files(request, action, case, link)
    form = _form(action, request, case)
    if not form.is_valid():
        return case_page(request, case, link, forms={action: form}, status=422)
    _store_files(request, link)
    try:
        given = form.cleaned_data | ({"text": form.said()} if action == "withdraw" else {})
        ACTIONS[action](case, given, waiting_in(HOLDER, str(link.pk)))
    except CaseError as error:
        form.add_error(None, told(error))
        case.refresh_from_db()
        return case_page(request, case, link, forms={action: form}, status=409)
    return redirect(f"{reverse('track-case')}?done={action}")


def _only_files(
    request: HttpRequest, action: str, case: Case, link: AccessLink
) -> HttpResponseBase:
    """Add or remove files without a script; the words that were typed stay."""
    if "remove_file" in request.POST:
        wanted = request.POST["remove_file"]
        for file in PrivateFile.objects.of(HOLDER, str(link.pk)):
            if str(file.pk) == wanted:
                remove_file(file)
    _store_files(request, link)
    form = _form(action, request, case)
    form.is_valid()
    form.errors.clear()
    return case_page(request, case, link, forms={action: form})


def _store_files(request: HttpRequest, link: AccessLink) -> None:
    store_form_files(
        purpose=PURPOSE,
        files=request.FILES.getlist("files"),
        holder_kind=HOLDER,
        holder_id=str(link.pk),
    )


def _form(action: str, request: HttpRequest, case: Case) -> Any:
    if action == "rate":
        return RateForm(request.POST, auto_id="id_rate_%s")
    return SayForm(request.POST, action=action, reasons=kind_of(case.kind).withdrawal_reasons)


def told(error: CaseError) -> str:
    """Return what a refusal says to the citizen."""
    if isinstance(error, TooLateError):
        return _("The days for this are over.")
    if isinstance(error, MissingError):
        return _("Write something, or add a file.")
    if isinstance(error, FilesGoneError):
        return _("A file was removed meanwhile. Look at the list of files, then send again.")
    if isinstance(error, NotAllowedError):
        return _("The case has moved on meanwhile. Look at its present state below.")
    return _("This could not be taken.")


def _reply(case: Case, given: dict[str, Any], files: list[PrivateFile]) -> None:
    citizen.reply(case_id=case.pk, text=given["text"], token=given["token"], files=files)


def _add(case: Case, given: dict[str, Any], files: list[PrivateFile]) -> None:
    citizen.add(case_id=case.pk, text=given["text"], token=given["token"], files=files)


def _withdraw(case: Case, given: dict[str, Any], files: list[PrivateFile]) -> None:
    citizen.withdraw(case_id=case.pk, text=given["text"], token=given["token"])


def _object(case: Case, given: dict[str, Any], files: list[PrivateFile]) -> None:
    citizen.object_to(case_id=case.pk, text=given["text"], token=given["token"], files=files)


def _rate(case: Case, given: dict[str, Any], files: list[PrivateFile]) -> None:
    citizen.rate(case_id=case.pk, stars=given["stars"], text=given["text"])


ACTIONS: dict[str, Callable[[Case, dict[str, Any], list[PrivateFile]], None]] = {
    "reply": _reply,
    "add": _add,
    "withdraw": _withdraw,
    "object": _object,
    "rate": _rate,
}
