"""Reads that deserve a name: a case as staff see it and as its citizen sees it."""

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
from django.utils.translation import gettext as _

from participation.cases.enums import ActorKind, AnswerState
from participation.cases.filing import opened_by
from participation.cases.kinds import State, Transition, all_kinds, kind_of
from participation.cases.models import (
    Accused,
    Answer,
    Applicant,
    Case,
    CaseEvent,
    CaseFile,
    Note,
    Notice,
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
    own = Case.objects.owned_in(scope).filter(pk=OuterRef("pk"))
    news = Notice.objects.filter(case=OuterRef("pk"), user=user, read_at__isnull=True)
    against = Accused.objects.filter(case=OuterRef("pk"))
    found: Case | None = (
        Case.objects.in_sight_of(scope)
        .filter(pk=case_id)
        .select_related("unit", "county", "assignee", "rating", "proposal__author", *_categories())
        .annotate(
            is_own=Exists(own),
            has_news=Exists(news),
            is_against=Exists(against),
            has_parts=Exists(Case.objects.filter(opened_by(OuterRef("number")))),
        )
        .first()
    )
    if found is not None:
        found.__dict__["_scopes"] = {user.pk: scope}
        found.__dict__["_owned"] = {user.pk: found.is_own}  # type: ignore[attr-defined]
        if not found.is_against:  # type: ignore[attr-defined]
            found._prefetched_objects_cache = {"accused": Accused.objects.none()}  # type: ignore[attr-defined]
    return found


def _categories() -> list[str]:
    """Return the way from a case to its category, of each kind."""
    return [kind.category_field for kind in all_kinds() if kind.category_field]


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


@dataclass(frozen=True, kw_only=True)
class Saying:
    """Something that was said in a case: by whom, when; ``kind`` of what the citizen wrote.

    ``mentioned`` are the ids of those who were named in a note.
    """

    pk: int
    text: str
    at: datetime.datetime
    author_id: int | None = None
    kind: str = ""
    mentioned: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Said:
    """Everything said in a case, each list oldest first."""

    answers: list[Saying] = field(default_factory=list)
    questions: list[Saying] = field(default_factory=list)
    written: list[Saying] = field(default_factory=list)
    notes: list[Saying] = field(default_factory=list)


def said_in(case: Case, *, with_notes: bool) -> Said:
    """Return what was said, in one query; ``with_notes`` for staff only."""
    asked = [
        _said("answers", Answer.objects.filter(case=case, state=AnswerState.SENT)),
        _said("questions", Question.objects.filter(case=case)),
        _said(
            "written",
            Written.objects.filter(case=case),
            said_by=Value(None, output_field=BigIntegerField()),
            said_kind=F("kind"),
        ),
    ]
    if with_notes:
        asked += [_said("notes", Note.objects.filter(case=case)), _mentioned_in(case)]
    first, *others = asked
    read: dict[str, Any] = {name: model._meta.get_field("text") for name, model in SAID.items()}
    said, named = Said(), list[tuple[int, int]]()
    # By the number within a list, which is the order in which they were written.
    for name, pk, author, kind, at, text in first.union(*others, all=True).order_by("said_pk"):
        if name == MENTIONED:
            named.append((pk, author))
        else:
            words = read[name].from_db_value(text, None, connection)
            saying = Saying(pk=pk, text=words, at=at, author_id=author, kind=kind)
            getattr(said, name).append(saying)
    notes = {note.pk: note for note in said.notes}
    for pk, user in named:
        notes[pk].mentioned.append(user)
    return said


MENTIONED = "mentioned"
SAID = {"answers": Answer, "questions": Question, "written": Written, "notes": Note}


def _said(name: str, rows: "QuerySet[Any]", **other: Any) -> "QuerySet[Any]":
    """Return rows of one sort as the others are: its list, key, author, kind, moment and words."""
    given = {
        "said_pk": F("pk"),
        "said_by": F("author"),
        "said_kind": Value("", output_field=CharField()),
        "said_at": F("created_at"),
        # Sealed into its own column: it is opened as one of that.
        "said_text": ExpressionWrapper(F("text"), output_field=TextField()),
        **other,
    }
    rows = rows.order_by().annotate(said_list=Value(name, output_field=CharField()), **given)
    return rows.values_list("said_list", *given)


def _mentioned_in(case: Case) -> "QuerySet[Any]":
    """Return who was named in which note, as rows of the same form."""
    return _said(
        MENTIONED,
        Note.mentioned.through.objects.filter(note__case=case),
        said_pk=F("note"),
        said_by=F("user"),
        said_at=Value(None, output_field=DateTimeField()),
        said_text=Value("", output_field=TextField()),
    )


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
