"""Where a proposal has been, and what was heard of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.cases.permissions import is_owner, may_act
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
from participation.place_names.path.gaps import filled
from participation.place_names.path.services import path_for
from persian.jalali import format_date


@dataclass(frozen=True)
class Course:
    """The stages, opinions and notes of a proposal as somebody of the staff may read them."""

    proposal: Proposal
    path: NamingPath | None
    visits: list[StageVisit]
    opinions: list[Opinion]
    evaluations: list[Evaluation]
    hearing: Hearing | None
    # Letters are for whoever works on the case, as on its own screen.
    sees_letters: bool

    @property
    def here(self) -> StageVisit | None:
        """Where it is."""
        return next((one for one in self.visits if one.left_at is None), None)

    @property
    def letter(self) -> tuple[str, str]:
        """Subject and text of the letter of the stage, where one is still to be written."""
        here = self.here
        if here is None or here.letter_id is not None or not here.stage.has_letter:
            return "", ""
        words = (here.stage.letter_subject, here.stage.letter_text)
        return filled(words[0], self.proposal), filled(words[1], self.proposal)

    @property
    def asked(self) -> list[tuple[Opinion, str, bool]]:
        """The opinions: each with its standing in words, and whether it is overdue."""
        return [(one, opinion_standing(one), one.is_late(today())) for one in self.opinions]

    @property
    def is_late(self) -> bool:
        """Whether the days of the stage have passed."""
        return self.here is not None and self.here.is_late(today())


def course_of(proposal: Proposal, user: User) -> Course:
    """Return the course; private notes for whoever decides and for their own authors."""
    here = here_of(proposal)
    notes = Evaluation.objects.filter(proposal=proposal).select_related("evaluator")
    if not is_owner(user, proposal.case):
        notes = notes.filter(evaluator=user)
    return Course(
        proposal=proposal,
        path=here.stage.path if here is not None else path_for(proposal),
        visits=visits_of(proposal),
        opinions=opinions_of(proposal),
        evaluations=list(notes),
        hearing=hearing_of(proposal),
        sees_letters=may_act(user, proposal.case),
    )


def visits_of(proposal: Proposal) -> list[StageVisit]:
    """Return the stages of a proposal, asked once for one as it was read."""
    known: list[StageVisit] | None = proposal.__dict__.get("_visits")
    if known is None:
        rows = StageVisit.objects.filter(proposal=proposal)
        known = list(rows.select_related("stage__path", "by", "letter"))
        proposal.__dict__["_visits"] = known
    return known


def here_of(proposal: Proposal) -> StageVisit | None:
    """Return the stage in which a proposal is, of those."""
    return next((one for one in visits_of(proposal) if one.left_at is None), None)


def opinions_of(proposal: Proposal) -> list[Opinion]:
    """Return whose opinion was asked or came, asked once for a proposal as it was read."""
    known: list[Opinion] | None = proposal.__dict__.get("_opinions")
    if known is None:
        known = list(Opinion.objects.filter(proposal=proposal))
        proposal.__dict__["_opinions"] = known
    return known


def opinion_standing(one: Opinion) -> str:
    """Return in words whether an opinion is waited for, overdue or here."""
    if one.is_answered:
        return str(one.get_kind_display())
    if one.due_date is None:
        return _("Asked, no answer yet")
    words = _("Overdue since %(day)s") if one.is_late(today()) else _("Asked, due %(day)s")
    return words % {"day": format_date(one.due_date)}


def hearing_of(proposal: Proposal) -> Hearing | None:
    """Return how its residents are asked, asked once for a proposal as it was read."""
    return getattr(proposal, "hearing", None)


def stages_for_readers(proposal: Proposal) -> list[StageVisit]:
    """Return what readers learn of the way: which stage, since when; nothing of who and why."""
    rows = StageVisit.objects.filter(proposal=proposal)
    return list(rows.only("title", "receiver", "entered_at", "left_at", "how", "proposal_id"))


def hearing_for_readers(proposal: Proposal) -> Hearing | None:
    """Return how residents are asked, and the result once it is published."""
    return Hearing.objects.filter(proposal=proposal).first()
