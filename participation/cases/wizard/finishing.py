"""The end: everything once more, the sending, the confirmation; or leaving without a trace."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.cases.services.drafts import HOLDER, OpenDraft, discard_draft, receipt_of
from participation.cases.wizard.filing import Filing
from participation.cases.wizard.forms import FILE_GONE, CheckForm, Row
from participation.cases.wizard.pages import (
    UNAVAILABLE,
    UNPROCESSABLE,
    Answer,
    SeeOther,
    WizardPages,
    page,
    with_draft,
    with_filing,
)
from participation.cases.wizard.sending import consent_now
from participation.cases.wizard.steps import Step
from participation.common.defence import ask_to_wait, assess, slow_answer
from participation.common.files import FileGoneError, delete_files_of
from participation.common.files.presenters import file_rows
from participation.common.links import private_page
from participation.common.pdf import PdfError

# Names, in the address of the last page, the reasons why it was refused; no value of anybody.
TOLD = "told"


@dataclass(frozen=True)
class Section:
    """A step with what was told there."""

    step: Step
    heading: Any
    rows: list[Row]


class FinishPages(WizardPages):
    """The pages after the last step."""

    @page(private_page, csrf_protect, require_http_methods(["GET", "HEAD", "POST"]))
    @with_filing
    def check(self, request: HttpRequest, filing: Filing) -> Answer:
        """Show everything once more; send it."""
        if elsewhere := self.detour(filing, None):
            return redirect(elsewhere)
        if missing := filing.first_open():
            return redirect(self.address("step", missing.name))
        if request.method == "POST":
            return self._sent(request, filing)
        told = request.GET.getlist(TOLD)
        form = CheckForm.telling(told, consent=consent_now(), version=filing.draft.version)
        return self._check(request, filing, form)

    def _sent(self, request: HttpRequest, filing: Filing) -> Answer:
        """Make a case of it, or say what keeps it from being sent; everything written stays."""
        consent = consent_now()
        form = CheckForm(request.POST, consent=consent, version=filing.draft.version)
        if not form.is_valid():
            return self._back(form.reasons)
        proof = form.cleaned_data["pow"]
        verdict = assess(request, form_kind=self.kind, payload=proof, token=filing.draft.id)
        if verdict.is_slow:
            ask_to_wait(form, verdict.wait)
            return slow_answer(self._check(request, filing, form), verdict.wait)
        try:
            self.send(filing, consent_version=consent.consent_version, is_held=verdict.is_held)
        except FileGoneError:
            return self._back([FILE_GONE])
        except ValidationError as error:
            # What it is about does not take it any more: the page says why.
            form.add_error(None, error)
            return self._check(request, filing, form, status=UNPROCESSABLE)
        # What was refused or never arrived stays with nobody.
        delete_files_of(HOLDER, str(filing.draft.id))
        return redirect(self.address("done"))

    def _back(self, reasons: list[str]) -> SeeOther:
        return SeeOther(f"{self.address('check')}?{urlencode({TOLD: reasons}, doseq=True)}")

    def _check(
        self, request: HttpRequest, filing: Filing, form: CheckForm, *, status: int = 200
    ) -> HttpResponse:
        before, files = filing.before(None), filing.step("files")
        before_files = filing.before(files) if files else None
        context: dict[str, Any] = {
            "heading": _("Read it once before you send it"),
            "filing": filing,
            "place": filing.total,
            "form": form,
            "sections": [
                Section(step, step.heading(filing.about), filing.answered[step.name].rows())
                for step in filing.steps
                if step.name != "files"
            ],
            "files": file_rows(filing.draft.files()),
            "files_after": before_files.name if before_files else "",
            "back": self.address("step", before.name) if before else "",
            **self.more_of_check(filing),
        }
        return self.show(request, "check", context, status=status)

    @page(private_page, require_safe)
    @with_draft
    def done(self, request: HttpRequest, draft: OpenDraft) -> Answer:
        """Show number and key of what was sent; once they are gone, where to follow it."""
        if not draft.is_sent:
            return redirect(self.address("check"))
        return self._done(request, draft)

    @page(private_page, csrf_protect, require_POST)
    @with_draft
    def receipt(self, request: HttpRequest, draft: OpenDraft) -> Answer:
        """Give out the receipt as a PDF."""
        kept = receipt_of(draft)
        if kept is None:
            return redirect(self.address("done"))
        try:
            paper = self.confirmation(kept).paper()
        except PdfError:
            return self._done(request, draft, status=UNAVAILABLE)
        headers = {"Content-Disposition": f'attachment; filename="{kept.case.number}.pdf"'}
        return HttpResponse(paper, content_type="application/pdf", headers=headers)

    def _done(self, request: HttpRequest, draft: OpenDraft, *, status: int = 200) -> HttpResponse:
        kept = receipt_of(draft)
        if kept is None:
            context: dict[str, Any] = {"heading": _("It has been registered")}
            return self.show(request, "key_is_gone", context)
        told = self.confirmation(kept)
        context = {"heading": told.title, "told": told, "has_failed": status == UNAVAILABLE}
        return self.show(request, "done", context, status=status)

    @page(private_page, csrf_protect, require_POST)
    @with_draft
    def noted(self, request: HttpRequest, draft: OpenDraft) -> Answer:
        """Take number and key off this browser at once."""
        if not draft.is_sent:
            return redirect(self.address("check"))
        discard_draft(draft)
        return self.without_cookie(redirect("track"))

    @page(private_page, csrf_protect, require_POST)
    def leave(self, request: HttpRequest) -> Answer:
        """Delete what was written, with its files. What was sent already is shown once more."""
        draft = self.opened(request)
        if draft is not None and draft.is_sent:
            return redirect(self.address("done"))
        if draft is not None:
            discard_draft(draft)
        return self.without_cookie(redirect(self.address("left")))

    @page(private_page, require_safe)
    def left(self, request: HttpRequest) -> Answer:
        """Say that nothing is left."""
        return self.show(request, "left", {"heading": _("Everything has been deleted")})
