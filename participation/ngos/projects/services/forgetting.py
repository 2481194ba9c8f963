"""What of a plan is taken out once it is to be forgotten."""

from participation.cases.models import Case
from participation.ngos.projects.models import Judgement, Plan, PlanItem, PlanStage


def anonymise_plan(case: Case) -> None:
    """Take out every word; call, NGO, counties and amounts are the office's own record."""
    Judgement.objects.filter(plan=case.pk).update(note="")
    PlanItem.objects.filter(plan=case.pk).update(title="-")
    PlanStage.objects.filter(plan=case.pk).update(title="-")
    Plan.objects.filter(case=case).update(title="-", summary="-")
