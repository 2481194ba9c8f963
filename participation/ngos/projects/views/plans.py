"""The pages on which an NGO sends a plan: who it is, the steps, the check."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.services.drafts import OpenDraft
from participation.cases.services.submission import Submitted
from participation.cases.wizard import FIRST_STEP
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard.pages import UNPROCESSABLE
from participation.cases.wizard.views import Wizard
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.ngos.projects.afterwards import Confirmation
from participation.ngos.projects.filing import BEGIN, Filing, send
from participation.ngos.projects.forms.begin import BeginForm
from participation.ngos.projects.services.filing import KIND, refuse_unfit
from participation.ngos.representatives import Entrance

COOKIE_PATH = "/ngos/plans/"
USUAL_STEPS = 5

ENTRANCE = Entrance(
    purpose="ngo-plan-way",
    at=COOKIE_PATH,
    space="ngo_plans",
    then="new",
    heading=gettext_lazy("Send a plan for a call"),
    lead=gettext_lazy("Plans are sent by NGOs whose permit is in force."),
    carries="call",
)


class PlanWizard(Wizard):
    """Plans for calls."""

    confirmation_class = Confirmation

    kind = KIND
    purpose = "ngo-plan-draft"
    path = COOKIE_PATH
    space = "ngo_plans"
    folder = "ngos/projects/plan"

    def filing_of(self, draft: OpenDraft) -> Filing | None:
        """Read it with its call and NGO."""
        return Filing.of(draft)

    def crumbs(self) -> list[Crumb]:
        """Return the trail."""
        return [
            Crumb(_("Home"), "/"),
            Crumb(_("Calls for projects"), reverse("ngo_projects:calls")),
            Crumb(_("Send a plan for a call"), None),
        ]

    def more_of_step(self, filing: AnyFiling, here: Any) -> dict[str, Any]:
        """Show the call beside each step."""
        return {"call": filing.about.call, "ngo": filing.about.ngo}

    def more_of_check(self, filing: AnyFiling) -> dict[str, Any]:
        """Show call and NGO; say where neither fits any more."""
        return {**self.more_of_step(filing, None), "unfit": _unfit(filing)}

    def send(self, filing: AnyFiling, *, consent_version: int, is_held: bool) -> Submitted:
        """Make a case of it."""
        return send(filing, consent_version=consent_version, is_held=is_held)


WIZARD = PlanWizard()


def _unfit(filing: AnyFiling) -> str:
    """Return why a draft cannot be sent today, nothing where it can."""
    try:
        refuse_unfit(filing.about.call, filing.about.ngo)
    except ValidationError as error:
        return str(error.messages[0])
    return ""


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Ask for which call it is; begin it, once it is known who sends it."""
    ngo = ENTRANCE.ngo_of(request)
    asked = request.GET.get("call", "")
    if ngo is None:
        return redirect(f"{WIZARD.address('enter')}{ENTRANCE.carried(request)}")
    form = BeginForm(request.POST if request.method == "POST" else None, asked=asked)
    context = {
        "heading": _("Send a plan for a call"),
        "form": form,
        "ngo": ngo,
        "draft": WIZARD.opened(request),
        "place": 1,
        "total": USUAL_STEPS + FIRST_STEP,
    }
    if not form.is_bound:
        return WIZARD.show(request, "begin", context)
    if form.is_valid():
        try:
            refuse_unfit(form.cleaned_data["call"], ngo)
        except ValidationError as error:
            form.add_error("call", error)
    if not form.is_valid():
        return WIZARD.show(request, "begin", context, status=UNPROCESSABLE)
    chosen = {"call": str(form.cleaned_data["call"].pk), "ngo": str(ngo.pk)}
    begun = WIZARD.begin(request, BEGIN, chosen)
    if isinstance(begun, timedelta):
        return WIZARD.slowly(request, "begin", context, begun)
    return begun
