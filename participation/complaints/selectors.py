"""Reads that deserve a name: published outcomes, and outcomes as staff see them."""

from participation.cases.models import Case
from participation.common.models import User
from participation.complaints.models import Outcome
from participation.complaints.models.outcome import OutcomeQuerySet
from participation.complaints.permissions import may_read

NEAR = 4


def outcomes_for_lists(outcomes: OutcomeQuerySet) -> OutcomeQuerySet:
    """Read along what a row of a public list shows."""
    return outcomes.select_related("category", "county").defer("remark")


def public_outcome(pk: int) -> Outcome | None:
    """Return an outcome that strangers see, or None."""
    return outcomes_for_lists(Outcome.objects.public()).filter(pk=pk).first()


def others_like(outcome: Outcome) -> list[Outcome]:
    """Return the newest other published outcomes of the same category."""
    others = Outcome.objects.public().filter(category=outcome.category_id).exclude(pk=outcome.pk)
    newest = outcomes_for_lists(others).order_by("-published_on", "-pk")
    return list(newest[:NEAR])


def outcome_for(user: User, pk: int) -> Outcome | None:
    """Return an outcome that a member of staff may read, or None: others are not told of it."""
    if not may_read(user):
        return None
    seen = Outcome.objects.visible_to(user).filter(pk=pk)
    return seen.select_related(
        "category", "county", "complaint__case", "written_by", "approved_by"
    ).first()


def outcome_of(case: Case) -> Outcome | None:
    """Return the outcome that was written from a case."""
    return Outcome.objects.filter(complaint=case.pk).first()
