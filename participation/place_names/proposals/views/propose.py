"""The form: its first page, and what its steps show besides."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from participation.cases.services.drafts import OpenDraft
from participation.cases.services.submission import Submitted
from participation.cases.wizard import FIRST_STEP, Step
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard.forms import StepForm
from participation.cases.wizard.pages import UNPROCESSABLE
from participation.cases.wizard.views import Wizard
from participation.common.defence import slow_answer, slow_words
from participation.common.defence.reading import slow_reading
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.place_names.proposals.afterwards import Confirmation
from participation.place_names.proposals.conflicts import conflicts_at
from participation.place_names.proposals.enums import Action
from participation.place_names.proposals.filing import (
    ACTION,
    COOKIE_PATH,
    NAME,
    PURPOSE,
    WHERE,
    Filing,
    send,
)
from participation.place_names.proposals.forms import NameForm, WhereForm
from participation.place_names.proposals.forms.action import ActionForm
from participation.place_names.proposals.pointing import pointing
from participation.place_names.proposals.services import KIND

# The five steps that everybody has, the choice and the check.
USUAL_STEPS = 5
NEAR = "place_names/proposals/includes/conflicts.html"
NOTHING = 204


class ProposalWizard(Wizard):
    """Proposals of names."""

    confirmation_class = Confirmation

    kind = KIND
    purpose = PURPOSE
    path = COOKIE_PATH
    space = "proposals"
    folder = "place_names/proposals"

    def filing_of(self, draft: OpenDraft) -> Filing | None:
        """Read it with what is done."""
        return Filing.of(draft)

    def crumbs(self) -> list[Crumb]:
        """Return the trail."""
        return [
            Crumb(_("Home"), "/"),
            Crumb(_("Proposed names"), reverse("proposals:index")),
            Crumb(_("Propose a name"), None),
        ]

    def stays(self, form: StepForm, request: HttpRequest) -> bool:
        """Whoever looks in the register is shown what it has."""
        return isinstance(form, WhereForm) and "find" in request.POST

    def more_of_step(self, filing: AnyFiling, here: Step) -> dict[str, Any]:
        """Show which place the name is for, and what one that was kept collides with; where the
        place is asked, a map to point at.
        """
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        if here.name == WHERE.name:
            return {"pointing": pointing()}
        if here.name != NAME.name:
            return {}
        told = filing.told_place()
        form = filing.answered.get(NAME.name)
        found = conflicts_at(form.cleaned_data["name"], told) if form and told else None
        return {"told_place": told, "answer": found}

    def more_of_check(self, filing: AnyFiling) -> dict[str, Any]:
        """Show what the name collides with: a help, which keeps nobody from sending."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        told = filing.told_place()
        if told is None:
            return {}
        name = filing.answered[NAME.name].cleaned_data["name"]
        return {"answer": conflicts_at(name, told)}

    def send(self, filing: AnyFiling, *, consent_version: int, is_held: bool) -> Submitted:
        """Make a case of it."""
        return send(filing, consent_version=consent_version, is_held=is_held)


WIZARD = ProposalWizard()


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Say how it goes and ask what is done; begin it."""
    form = ActionForm(request.POST if request.method == "POST" else None)
    context = {
        "heading": _("Propose a name for a place"),
        "form": form,
        "draft": WIZARD.opened(request),
        "place": 1,
        "total": USUAL_STEPS + FIRST_STEP,
    }
    if not form.is_bound:
        asked = request.GET.get(ACTION, "")
        form.initial[ACTION] = asked if asked in Action.values else None
        return WIZARD.show(request, "choose", context)
    if not form.is_valid():
        return WIZARD.show(request, "choose", context, status=UNPROCESSABLE)
    begun = WIZARD.begin(request, ACTION, {ACTION: form.cleaned_data[ACTION]})
    if isinstance(begun, timedelta):
        return WIZARD.slowly(request, "choose", context, begun)
    return begun


@private_page
@csrf_protect
@require_POST
def near(request: HttpRequest) -> HttpResponse:
    """Tell what a name collides with that somebody is typing; a part of the page, and no write."""
    draft = WIZARD.opened(request)
    filing = Filing.of(draft) if draft is not None and not draft.is_sent else None
    told = filing.told_place() if filing is not None else None
    if filing is None or told is None:
        return HttpResponse(status=NOTHING)
    if wait := slow_reading(request):
        return slow_answer(render(request, NEAR, {"slow": slow_words(wait)}), wait)
    form = NameForm(filing.about, {"name": request.POST.get("name", ""), "honouree": ""})
    found = conflicts_at(form.cleaned_data["name"], told) if form.is_valid() else None
    return render(request, NEAR, {"answer": found})
