"""Plans as a kind of case."""

from typing import Any

from django.db.models import QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.errors import NotAllowedError
from participation.cases.kinds import CaseKind, Way, register_case_kind
from participation.cases.models import Case
from participation.common.models import User
from participation.ngos.projects.enums import WITHDRAWAL_REASONS, PlanState
from participation.ngos.projects.models import Call, Plan
from participation.ngos.projects.selectors import plan_of
from participation.ngos.projects.services.filing import KIND, has_plan
from participation.ngos.projects.services.forgetting import anonymise_plan
from participation.ngos.projects.states import STATES, TRANSITIONS
from persian.digits import format_number, to_persian_digits

LAST_PLACE = 10_000


def rows_of(case: Case) -> list[tuple[Any, Any]]:
    """Return what staff and the NGO read of it; budget and schedule, its own screen shows."""
    plan: Plan = case.ngo_plan
    counties = "، ".join(str(one.county) for one in plan.places.select_related("county"))
    return [
        (pgettext_lazy("of a plan", "Call"), plan.call.title),
        (_("NGO"), plan.ngo.title),
        (_("Title of the plan"), plan.title),
        (_("Summary"), plan.summary),
        (_("Counties"), counties),
        (_("Months"), to_persian_digits(plan.months)),
        (_("Asked for, in Rial"), format_number(plan.total)),
    ]


def public_title(case: Case) -> str:
    """Return what the NGO's own page calls the case."""
    return case.title


def categories() -> QuerySet[Call, tuple[int, int, str]]:
    """Return what lists of plans can be narrowed by: the calls, behind all that have an order."""
    rows = Call.objects.public().annotate(place=Value(LAST_PLACE)).order_by()
    return rows.values_list("place", "pk", "title")


def of_category(cases: QuerySet[Case], category: str) -> QuerySet[Case]:
    """Keep the plans for a call, by its id."""
    return cases.filter(ngo_plan__call=int(category))


def ways(case: Case, user: User) -> list[Way]:
    """Return the way to what is done with the plan, and to its project."""
    found = [Way(_("Judge and decide the plan"), reverse("plan_desk:screen", args=[case.pk]))]
    plan = plan_of(case)
    project = getattr(plan, "project", None)
    if project is not None:
        found.append(Way(_("Its project"), reverse("ngo_project:screen", args=[project.pk])))
    return found


def follow(case: Case, step: str) -> None:
    """Let another plan of the NGO in once this one is withdrawn or not taken up."""
    plan = Plan.objects.get(case=case)
    is_live = case.state not in {PlanState.WITHDRAWN, PlanState.DECLINED}
    if is_live and not plan.is_live and has_plan(plan.call, plan.ngo):
        raise NotAllowedError(step)
    Plan.objects.filter(case=case).update(is_live=is_live)


def register() -> None:
    """Register the kind; called once the apps are ready."""
    register_case_kind(
        CaseKind(
            name=KIND,
            label=pgettext_lazy("kind of case", "Plan for a call"),
            first=PlanState.RECEIVED,
            states=STATES,
            transitions=TRANSITIONS,
            rows=rows_of,
            anonymise=anonymise_plan,
            public_title=public_title,
            categories=categories,
            of_category=of_category,
            category_field="ngo_plan__call",
            ways=ways,
            moved=follow,
            withdrawal_reasons=WITHDRAWAL_REASONS,
        )
    )
