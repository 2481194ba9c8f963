"""The steps: shown, kept, gone on from."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.services.drafts import (
    HOLDER,
    DraftGoneError,
    OpenDraft,
    StaleDraftError,
    save_part,
)
from participation.cases.wizard.filing import Filing
from participation.cases.wizard.forms import StepForm
from participation.cases.wizard.pages import (
    CHECK,
    CONFLICT,
    UNPROCESSABLE,
    Answer,
    SeeOther,
    WizardPages,
    page,
    seen_version,
    with_filing,
)
from participation.cases.wizard.steps import Step
from participation.common.files import remove_file
from participation.common.files.forms import store_form_files
from participation.common.files.presenters import upload_field
from participation.common.files.views import UploadPlace
from participation.common.links import private_page


class StepPages(WizardPages):
    """The pages of the steps, and that of the files."""

    @page(private_page, csrf_protect, require_http_methods(["GET", "HEAD", "POST"]))
    @with_filing
    def step(self, request: HttpRequest, filing: Filing, name: str) -> Answer:
        """Show a step, or keep what was told and go on; what is refused is kept too, and shown."""
        here = _here(filing, name)
        if request.method != "POST":
            return self._shown(request, filing, here, filing.shown_form(here))
        form = filing.sent_form(here, request.POST)
        is_search = self.stays(form, request)
        is_refused = not is_search and not form.is_valid()
        if is_refused and not form.can_be_kept:
            return self._shown(request, filing, here, form, status=UNPROCESSABLE)
        typed, seen = form.typed(), seen_version(request)
        try:
            draft = save_part(filing.draft, here.name, typed, seen=seen, is_refused=is_refused)
        except StaleDraftError as error:
            other = type(filing)(error.draft, filing.about)
            return self._told_of_the_other(request, other, here, form)
        except DraftGoneError:
            return self.nothing_open(request)
        if is_refused or is_search:
            return SeeOther(self._here_again(here, request))
        return self._onwards(request, type(filing)(draft, filing.about), here)

    @with_filing
    def _files(self, request: HttpRequest, filing: Filing) -> Answer:
        here = _here(filing, "files")
        if request.method != "POST":
            return self._shown(request, filing, here, filing.shown_form(here))
        wanted = request.POST.get("remove_file", "")
        if wanted:
            _remove(filing.draft, wanted)
        stored = store_form_files(
            purpose=self.kind,
            files=request.FILES.getlist("files"),
            holder_kind=HOLDER,
            holder_id=str(filing.draft.id),
        )
        if wanted or "send_files" in request.POST or any(file.refusal for file in stored):
            return redirect(self._here_again(here, request))
        try:
            draft = save_part(filing.draft, here.name, {}, seen=seen_version(request))
        except (StaleDraftError, DraftGoneError):
            return self.nothing_open(request)
        return self._onwards(request, type(filing)(draft, filing.about), here)

    def upload_place(self, request: HttpRequest) -> UploadPlace | None:
        """Return where this browser may add files: to its own open draft."""
        draft = self.opened(request)
        if draft is None or draft.is_sent:
            return None
        return UploadPlace(self.kind, HOLDER, str(draft.id))

    def _shown(
        self, request: HttpRequest, filing: Filing, here: Step, form: StepForm, *, status: int = 200
    ) -> Answer:
        """Show a step, unless one before it is still to be told."""
        if request.method != "POST":
            if elsewhere := self.detour(filing, here):
                return redirect(elsewhere)
            missing = filing.first_open(here)
            if missing is not None:
                return redirect(self.address("step", missing.name))
        before = filing.before(here)
        context: dict[str, Any] = {
            "heading": here.heading(filing.about),
            "filing": filing,
            "step": here,
            "place": filing.place(here),
            "form": form,
            "then": _then(request),
            "back": self.address("step", before.name) if before else self.choice(filing),
        }
        if here.name == "files":
            context["field"] = upload_field(
                purpose=self.kind, files=filing.draft.files(), url=self.address("uploads")
            )
        context |= self.more_of_step(filing, here)
        return self.show(request, f"step_{here.template or here.name}", context, status=status)

    def _told_of_the_other(
        self, request: HttpRequest, filing: Filing, here: Step, form: StepForm
    ) -> Answer:
        """Keep what was typed here on the page, and say that another tab was faster."""
        form.add_error(
            None,
            _(
                "This step was changed in another window. What you see is what you typed here; "
                "go on to keep it, or open the page anew to see the other."
            ),
        )
        return self._shown(request, filing, here, form, status=CONFLICT)

    def _onwards(self, request: HttpRequest, filing: Filing, here: Step) -> HttpResponse:
        return redirect(self.onwards(filing, here, then=bool(_then(request))))

    def _here_again(self, here: Step, request: HttpRequest) -> str:
        address = self.address("step", here.name)
        return f"{address}?then={CHECK}" if _then(request) else address


def _here(filing: Filing, name: str) -> Step:
    """Return the step. Raises Http404 for one that there is not."""
    here = filing.step(name)
    if here is None:
        raise Http404
    return here


def _then(request: HttpRequest) -> str:
    """Return where the page was opened from, if that was the last one."""
    return CHECK if request.GET.get("then") == CHECK else ""


def _remove(draft: OpenDraft, wanted: str) -> None:
    try:
        pk = uuid.UUID(wanted)
    except ValueError:
        return
    file = draft.files().filter(pk=pk).first()
    if file is not None:
        remove_file(file)
