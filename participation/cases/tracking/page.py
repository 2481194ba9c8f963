"""What the pages of an open case show."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.enums import ActorKind, EventType, TermPurpose
from participation.cases.history import Moment, moments_of
from participation.cases.kinds import kind_of
from participation.cases.models import Case, CaseSettings
from participation.cases.numbers import show_number
from participation.cases.selectors import open_steps, rating_of, running_terms, state_of
from participation.cases.services.files import TRAY_OF_CITIZEN
from participation.cases.services.on_behalf import waits_for_owner
from participation.cases.tracking.forms import RateForm, SayForm
from participation.common.files import files_of
from participation.common.files.presenters import UploadField, upload_field
from participation.common.listing import Crumb
from participation.common.models import AccessLink
from persian.jalali import local_date, today

PURPOSE = "case-reply"
HOLDER = TRAY_OF_CITIZEN
# What has just been done, as the address names it, and how it is told.
DONE = {
    "reply": gettext_lazy("Your reply has arrived. The review goes on."),
    "add": gettext_lazy("What you added has arrived."),
    "withdraw": gettext_lazy("The case has been withdrawn."),
    "object": gettext_lazy("Your objection has arrived. The case is open again."),
    "rate": gettext_lazy("Thank you. Your opinion has arrived."),
}


def state_page(request: HttpRequest, case: Case, crumbs: Sequence[Crumb]) -> HttpResponse:
    """Show the state and the next date alone."""
    terms = running_terms(case)
    return render(
        request,
        "cases/track_state.html",
        {
            "case": case,
            "number": show_number(case.number),
            "state": state_of(case),
            "due": terms.get(TermPurpose.ANSWER) if case.is_open else None,
            "reply_by": terms.get(TermPurpose.REPLY),
            "heading": _("State of the case"),
            "crumbs": crumbs,
        },
    )


def case_page(
    request: HttpRequest,
    case: Case,
    link: AccessLink,
    *,
    forms: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the case; ``forms`` are those that were refused, by action."""
    terms = running_terms(case)
    can = actions_of(case, terms)
    moments = moments_of(case)
    reasons = kind_of(case.kind).withdrawal_reasons
    shown: dict[str, Any] = {
        name: SayForm(action=name, reasons=reasons) for name in can if name != "rate"
    }
    if "rate" in can:
        given = rating_of(case)
        shown["rate"] = RateForm(
            initial={"stars": given.stars} if given else None, auto_id="id_rate_%s"
        )
    shown |= forms or {}
    return render(
        request,
        "cases/track_case.html",
        {
            "case": case,
            "number": show_number(case.number),
            "state": state_of(case),
            "moments": moments,
            "question": _question_in(moments),
            "rows": kind_of(case.kind).rows(case),
            "due": terms.get(TermPurpose.ANSWER) if case.is_open else None,
            "reply_by": terms.get(TermPurpose.REPLY),
            "object_by": terms.get(TermPurpose.OBJECTION) if "object" in can else None,
            "can": can,
            "ways": kind_of(case.kind).citizen_ways(case),
            "papers": kind_of(case.kind).citizen_papers(case),
            "on_behalf": waits_for_owner(case),
            "forms": shown,
            "refused": next((form for form in (forms or {}).values() if form.errors), None),
            "uploads": uploads_of(link),
            "done": DONE.get(request.GET.get("done", "")),
            "no_paper": request.GET.get("paper") == "failed",
            "heading": kind_of(case.kind).public_title(case),
            "crumbs": [
                Crumb(_("Home"), "/"),
                Crumb(_("Follow a case"), reverse("track")),
                Crumb(show_number(case.number), None),
            ],
        },
        status=status,
    )


def _question_in(moments: Sequence[Moment]) -> Moment | None:
    """Return what the citizen was asked last."""
    asked = [moment for moment in moments if moment.event.type == EventType.ASKED]
    return asked[-1] if asked else None


def uploads_of(link: AccessLink) -> UploadField:
    """Return the list of files that wait to be sent with the next words."""
    return upload_field(
        purpose=PURPOSE, files=files_of(HOLDER, str(link.pk)), url=reverse("track-upload")
    )


def actions_of(case: Case, terms: dict[str, Any]) -> list[str]:
    """Return what the citizen may do today: reply, add, withdraw, object, rate."""
    steps = open_steps(case, ActorKind.CITIZEN)
    can = [step.name for step in steps if not step.is_kinds_own]
    objection = terms.get(TermPurpose.OBJECTION)
    if "object" in can and (objection is None or objection.due_date < today()):
        can.remove("object")
    if case.is_open and "reply" not in can:
        can.append("add")
    if case.closed_at is not None:
        days = (today() - local_date(case.closed_at)).days
        if days <= CaseSettings.load().rating_days:
            can.append("rate")
    return can
