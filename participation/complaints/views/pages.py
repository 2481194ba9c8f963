"""The pages of a complaint: what they add to those of every submission."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.cases.services.drafts import OpenDraft
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard import Step
from participation.cases.wizard.forms import StepForm
from participation.cases.wizard.pages import Answer, page, with_filing
from participation.cases.wizard.views import Wizard
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.complaints.forms import AgainstForm
from participation.complaints.services import KIND
from participation.complaints.wizard import COOKIE_PATH, PURPOSE, Filing
from participation.complaints.wizard.afterwards import Confirmation
from participation.complaints.wizard.sending import send
from participation.complaints.wizard.similar import similar_outcomes


def crumbs(*, is_list: bool = False) -> list[Crumb]:
    """Return the trail to a page of submitting."""
    address = None if is_list else reverse("complaints:index")
    trail = [Crumb(_("Home"), "/"), Crumb(_("Complaints, requests and reports"), address)]
    return trail if is_list else [*trail, Crumb(_("File a new one"), None)]


def show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render a page below the trail."""
    return render(request, template, {"crumbs": crumbs(), **context})


class ComplaintWizard(Wizard):
    """Complaints, requests and reports."""

    confirmation_class = Confirmation

    kind = KIND
    purpose = PURPOSE
    path = COOKIE_PATH
    space = "complaints"
    folder = "complaints"

    def filing_of(self, draft: OpenDraft) -> Filing | None:
        """Read it with its category."""
        return Filing.of(draft)

    def crumbs(self) -> list[Crumb]:
        """Return the trail."""
        return crumbs()

    def choice(self, filing: AnyFiling) -> str:
        """Lead to what the category is for."""
        return f"{self.address('new')}?category={filing.about.slug}"

    def detour(self, filing: AnyFiling, here: Step | None) -> str:
        """Lead away where an answer goes no further; the answer can be changed."""
        is_stopped = isinstance(filing, Filing) and filing.stopped_by is not None
        is_there = here is not None and here.name == "questions"
        return self.address("stop") if is_stopped and not is_there else ""

    def stays(self, form: StepForm, request: HttpRequest) -> bool:
        """Whoever looks in the registers is shown what they have."""
        return isinstance(form, AgainstForm) and "find" in request.POST

    def more_of_step(self, filing: AnyFiling, here: Step) -> dict[str, Any]:
        """Show what came of similar ones."""
        if here.name not in {"story", "files"}:
            return {}
        text = (filing.draft.part("story") or {}).get("text", "")
        return {"similar": similar_outcomes(text)}

    def send(self, filing: AnyFiling, *, consent_version: int, is_held: bool) -> Submitted:
        """Make a case of it."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        return send(filing, consent_version=consent_version, is_held=is_held)

    @page(private_page, require_safe)
    @with_filing
    def stop(self, request: HttpRequest, filing: AnyFiling) -> Answer:
        """Say why it goes no further, and where else to go."""
        question = filing.stopped_by if isinstance(filing, Filing) else None
        if question is None:
            return redirect(self.address("check"))
        context = {"heading": _("This is not for us"), "question": question, "filing": filing}
        return self.show(request, "stop", context)


WIZARD = ComplaintWizard()
