"""Where a proposal has been, and what was heard of it."""

from dataclasses import dataclass

from participation.cases.permissions import is_owner
from participation.common.clock import today
from participation.common.models import User
from participation.place_names.models import (
    Evaluation,
    Hearing,
    NamingPath,
    Opinion,
    Proposal,
    StageVisit,
)
from participation.place_names.path.services import letter_for, path_for


@dataclass(frozen=True)
class Course:
    """The stages, opinions and notes of a proposal as somebody of the staff may read them."""

    path: NamingPath | None
    visits: list[StageVisit]
    opinions: list[Opinion]
    evaluations: list[Evaluation]
    hearing: Hearing | None

    @property
    def here(self) -> StageVisit | None:
        """Where it is."""
        return next((one for one in self.visits if one.left_at is None), None)

    @property
    def letter(self) -> tuple[str, str]:
        """Subject and text of the letter of the stage, where it has one."""
        return letter_for(self.here, self.here.proposal) if self.here else ("", "")

    @property
    def is_late(self) -> bool:
        """Whether the days of the stage have passed."""
        return self.here is not None and self.here.is_late(today())


def course_of(proposal: Proposal, user: User) -> Course:
    """Return the course; private notes for whoever decides and for their own authors."""
    visits = StageVisit.objects.filter(proposal=proposal).select_related(
        "stage", "by", "proposal__kind", "proposal__case", "proposal__county", "proposal__place"
    )
    notes = Evaluation.objects.filter(proposal=proposal).select_related("evaluator")
    if not is_owner(user, proposal.case):
        notes = notes.filter(evaluator=user)
    return Course(
        path=path_for(proposal),
        visits=list(visits),
        opinions=list(Opinion.objects.filter(proposal=proposal)),
        evaluations=list(notes),
        hearing=Hearing.objects.filter(proposal=proposal).first(),
    )


def stages_for_readers(proposal: Proposal) -> list[StageVisit]:
    """Return what readers learn of the way: which stage, since when; nothing of who and why."""
    rows = StageVisit.objects.filter(proposal=proposal)
    return list(rows.only("title", "receiver", "entered_at", "left_at", "how", "proposal_id"))


def hearing_for_readers(proposal: Proposal) -> Hearing | None:
    """Return how residents are asked, and the result once it is published."""
    return Hearing.objects.filter(proposal=proposal).first()
