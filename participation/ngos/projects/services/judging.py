"""What evaluators think of a plan: each the own, for the office alone."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.errors import NotAllowedError
from participation.common.clock import now
from participation.common.models import User
from participation.ngos.projects.enums import JUDGED
from participation.ngos.projects.models import MOST_POINTS, Judgement, Plan, Points
from participation.ngos.projects.permissions import may_judge
from persian.letters import clean_input


@transaction.atomic
def judge(*, case_id: UUID, points: Mapping[int, int], note: str, by: User) -> Judgement:
    """Keep what an evaluator thinks, points by the key of the criterion; again keeps it anew.

    The caller has found the case among those that ``by`` sees. Raises NotAllowedError for a plan
    that is not judged now, ValidationError where a criterion has no points.
    """
    if not may_judge(by):
        raise NotAllowedError("judge")
    rows = Plan.objects.select_for_update(of=("self",)).select_related("case")
    plan = rows.get(case=case_id)
    if plan.case.state not in JUDGED:
        raise NotAllowedError("judge")
    known = set(plan.call.criteria.values_list("pk", flat=True))
    if set(points) != known or not all(0 <= one <= MOST_POINTS for one in points.values()):
        raise ValidationError(_("Give points from 0 to 100 for each criterion."), code="points")
    made, _is_new = Judgement.objects.update_or_create(
        plan=plan, evaluator=by, defaults={"note": clean_input(note), "given_at": now()}
    )
    made.points.all().delete()
    Points.objects.bulk_create(
        Points(judgement=made, criterion_id=key, value=value) for key, value in points.items()
    )
    return made
