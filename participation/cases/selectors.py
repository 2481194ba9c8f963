"""Reads that deserve a name: a case as staff see it and as its citizen sees it."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from participation.cases.enums import ActorKind, AnswerState
from participation.cases.kinds import State, Transition, kind_of
from participation.cases.models import (
    Answer,
    Applicant,
    Case,
    CaseEvent,
    CaseFile,
    Note,
    Notification,
    Question,
    Rating,
    Term,
    Written,
)
from participation.cases.permissions import scope_of
from participation.common.letters.selectors import letters_of
from participation.common.models import User

MOST_EVENTS = 500


def case_for(user: User, case_id: UUID) -> Case | None:
    """Return a case that ``user`` may see, or None: a stranger is not told that it exists."""
    scope = scope_of(user)
    found: Case | None = (
        Case.objects.in_sight_of(scope)
        .filter(pk=case_id)
        .select_related("unit", "county", "assignee", "rating", "proposal__author")
        .first()
    )
    if found is not None:
        found.__dict__["_scopes"] = {user.pk: scope}
    return found


def state_of(case: Case) -> State:
    """Return the state as its kind declares it."""
    return kind_of(case.kind).state(case.state)


def open_steps(case: Case, actor: ActorKind) -> list[Transition]:
    """Return what ``actor`` may do with the case as it stands."""
    return kind_of(case.kind).from_state(case.state, actor)


def timeline(case: Case) -> list[CaseEvent]:
    """Return everything that happened, oldest first."""
    events = CaseEvent.objects.filter(case=case).select_related("actor").order_by("pk")
    return list(events[:MOST_EVENTS])


def public_timeline(case: Case) -> list[CaseEvent]:
    """Return what the citizen sees of it; who in the office did it stays inside."""
    return list(CaseEvent.objects.filter(case=case, is_public=True).order_by("pk")[:MOST_EVENTS])


@dataclass(frozen=True)
class Said:
    """Everything said in a case, each list oldest first."""

    answers: list[Answer]
    questions: list[Question]
    written: list[Written]
    notes: list[Note]


def said_in(case: Case, *, with_notes: bool) -> Said:
    """Return what was said; ``with_notes`` for staff only."""
    files = Prefetch("files", queryset=CaseFile.objects.order_by("pk"))
    return Said(
        answers=list(
            Answer.objects.filter(case=case, state=AnswerState.SENT)
            .select_related("author")
            .prefetch_related(files)
        ),
        questions=list(
            Question.objects.filter(case=case).select_related("author").prefetch_related(files)
        ),
        written=list(Written.objects.filter(case=case).prefetch_related(files)),
        notes=list(_notes(case)) if with_notes else [],
    )


def _notes(case: Case) -> QuerySet[Note]:
    notes = Note.objects.filter(case=case).select_related("author")
    return notes.prefetch_related("mentioned")


def running_terms(case: Case) -> dict[str, Term]:
    """Return the running terms of a case by purpose."""
    return {term.purpose: term for term in Term.objects.filter(case=case, settled_on__isnull=True)}


def rating_of(case: Case) -> Rating | None:
    """Return how the citizen rated the case."""
    return getattr(case, "rating", None)


def notifications_of(case: Case) -> list[tuple[str, str, datetime.datetime]]:
    """Return which news were sent to the citizen, how they fared and when; never to whom."""
    rows = Notification.objects.filter(case=case).select_related("message").order_by("-pk")[:20]
    return [
        (row.message.get_channel_display(), row.message.get_state_display(), row.created_at)
        for row in rows
    ]


def losses_of(case: Case) -> list[tuple[str, int | None]]:
    """Return what anonymising would take out of a case, in words and numbers; none of it itself."""
    counts: list[tuple[str, int | None]] = [
        (_("Words of the citizen after the submission"), Written.objects.filter(case=case).count()),
        (_("Answers of the office"), Answer.objects.filter(case=case).count()),
        (_("Questions of the office"), Question.objects.filter(case=case).count()),
        (_("Notes and reasons of colleagues"), Note.objects.filter(case=case).count()),
        (_("Files"), CaseFile.objects.filter(case=case).count()),
        (_("Words, names and scans of letters"), letters_of("case", case.pk).count()),
        (_("News sent to the citizen"), Notification.objects.filter(case=case).count()),
    ]
    lost = [pair for pair in counts if pair[1]]
    rating = rating_of(case)
    if rating is not None and rating.text:
        lost.append((_("What the citizen wrote with the rating"), None))
    if Applicant.objects.filter(case=case).exists():
        lost.insert(0, (_("Who submitted it: name, codes, mobile, address"), None))
    return [*lost, (_("What was submitted, with all answers"), None), (_("The follow key"), None)]
