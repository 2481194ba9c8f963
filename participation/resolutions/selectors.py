"""Reads that deserve a name: what the pages of the archive show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _

from participation.common.enums import OrganisationKind
from participation.common.models import Organisation
from participation.resolutions.enums import (
    ActorRole,
    Link,
    MeetingState,
    Progress,
    Validity,
)
from participation.resolutions.models import (
    Body,
    Clause,
    ClauseActor,
    Meeting,
    Membership,
    Resolution,
)
from participation.resolutions.rows import Due, due_in_words
from persian.deadline_phrases import DeadlineKind
from persian.jalali import today

CLAUSE_MARKS = {Progress.DONE: "done", Progress.STOPPED: "shut", Progress.RUNNING: "open"}
MEETINGS_SHOWN = 50


def public_resolution(body: str, year: int, number: int, row: int) -> Resolution | None:
    """Return a resolution with all that its page shows, or None where strangers see none there."""
    actors = ClauseActor.objects.select_related("organisation")
    found: Resolution | None = (
        Resolution.objects.public()
        .filter(meeting__body__slug=body, meeting__year=year, meeting__number=number, row=row)
        .select_related("meeting__body", "agenda_item")
        .prefetch_related(Prefetch("clauses__actors", queryset=actors))
        .first()
    )
    return found


@dataclass(frozen=True)
class ShownClause:
    """A clause as its page shows it."""

    clause: Clause
    mark: str
    state: str
    due: Due | None
    phrase: str
    is_unreadable: bool
    actors: list[ClauseActor]
    report_to: list[ClauseActor]


def shown_clauses(resolution: Resolution) -> list[ShownClause]:
    """Return the clauses with their state on this day."""
    shown = []
    for clause in resolution.clauses.all():
        clause.resolution = resolution
        is_late = clause.is_late(today())
        parts = list(clause.actors.all())
        shown.append(
            ShownClause(
                clause=clause,
                mark="late" if is_late else CLAUSE_MARKS.get(Progress(clause.progress), "new"),
                state=_("Late") if is_late else str(clause.get_progress_display()),
                due=None if clause.is_settled else due_in_words(clause.due_date),
                phrase=clause.phrase,
                is_unreadable=clause.deadline_kind == DeadlineKind.UNREADABLE,
                actors=[part for part in parts if part.role != ActorRole.REPORTED_TO],
                report_to=[part for part in parts if part.role == ActorRole.REPORTED_TO],
            )
        )
    return shown


def superseded_by(resolution: Resolution) -> list[Resolution]:
    """Return the public resolutions that repeal this one, or amend it where none repeals it."""
    if resolution.validity == Validity.IN_FORCE:
        return []
    kind = Link.REPEALS if resolution.validity == Validity.REPEALED else Link.AMENDS
    said = resolution.linked_from.filter(kind=kind).values("resolution")
    return list(
        Resolution.objects.public()
        .filter(pk__in=said)
        .select_related("meeting__body")
        .order_by("-day", "-pk")[:MEETINGS_SHOWN]
    )


def linked(resolution: Resolution) -> list[tuple[str, Resolution]]:
    """Return the public resolutions that this one touches or is touched by, with how."""
    own = resolution.links.filter(other__is_public=True).select_related("other__meeting__body")
    others = resolution.linked_from.filter(resolution__is_public=True).select_related(
        "resolution__meeting__body"
    )
    touched = [(str(link.get_kind_display()), link.other) for link in own]
    backwards = {"amends": _("Amended by"), "repeals": _("Repealed by")}
    return touched + [
        (backwards.get(link.kind, str(link.get_kind_display())), link.resolution) for link in others
    ]


def public_meeting(body: str, year: int, number: int) -> Meeting | None:
    """Return a meeting with agenda and attendance, or None where strangers see none there."""
    meeting: Meeting | None = (
        Meeting.objects.public()
        .filter(body__slug=body, year=year, number=number)
        .select_related("body")
        .prefetch_related("agenda", "attendances")
        .first()
    )
    return meeting


def public_bodies() -> Any:
    """Return the bodies that strangers see, with how many meetings each has."""
    return (
        Body.objects.public()
        .annotate(
            shown_meetings=Count("meetings", filter=Q(meetings__state=MeetingState.PUBLISHED))
        )
        .order_by("sort_key")
    )


def members_of(body: Body) -> tuple[list[Membership], list[Membership]]:
    """Return who sits in a body today, and who did before."""
    now = today()
    members = list(body.memberships.select_related("organisation"))
    present = [seat for seat in members if not seat.until or seat.until >= now]
    return present, [seat for seat in members if seat not in present]


def organisations_meant(actor: Organisation, meeting: Meeting) -> list[str]:
    """Return whom a group stands for on the day of a meeting; nothing where it is left to be named.

    A group of the members of a body stands for the organisations that sat in it on that day.
    """
    if actor.kind != OrganisationKind.MEMBERS_OF_BODY:
        return []
    day = meeting.day or today()
    seats = Membership.objects.filter(body=meeting.body_id, organisation__isnull=False).on(day)
    return sorted(set(seats.values_list("organisation__name", flat=True)))
