"""Every write: what is stored here, entries, tombstones and cases move together."""

import datetime
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participation.common.models import Organisation, User
from participation.common.tombstones import bury, unearth
from participation.common.versions import touch
from participation.resolutions.deadlines import calendars_of, follow_up_of, settle_deadline
from participation.resolutions.enums import SETTLED_PROGRESS, FollowUp, MeetingState, Progress
from participation.resolutions.handlers import handler_of
from participation.resolutions.models import Body, Clause, Meeting, Resolution
from participation.resolutions.shelf import RESOLUTIONS
from participation.resolutions.validity import settle_validity, touched_by
from persian.jalali import today
from search import services as search

BATCH = 200
PUBLISHED = "resolutions.publish"
WITHDRAWN = "resolutions.withdraw"


class NoSuchCaseError(ValueError):
    """No app has cases of that kind, or there is none of that id."""


@transaction.atomic
def follow(instance: Body | Meeting | Resolution | Organisation) -> None:
    """Bring everything that hangs on a changed row into line with it."""
    if isinstance(instance, Resolution):
        _follow_resolutions(Resolution.objects.filter(pk=instance.pk))
    elif isinstance(instance, Meeting):
        _follow_meetings(Meeting.objects.filter(pk=instance.pk))
    elif isinstance(instance, Body):
        _show_or_hide("bodies", [(instance.pk, instance.is_public)])
        search.refresh(instance)
        _follow_meetings(Meeting.objects.filter(body=instance))
    else:
        _follow_resolutions(
            Resolution.objects.filter(clauses__actors__organisation=instance).distinct()
        )
        search.refresh(*Body.objects.filter(secretariat=instance))


def _follow_meetings(meetings: "QuerySet[Meeting]") -> None:
    for batch in _batches(meetings.select_related("body").order_by("pk").iterator(BATCH)):
        _show_or_hide("meetings", [(meeting.pk, meeting.is_public) for meeting in batch])
        search.refresh(*batch)
        _follow_resolutions(Resolution.objects.filter(meeting__in=[one.pk for one in batch]))


def _follow_resolutions(resolutions: "QuerySet[Resolution]") -> None:
    read = resolutions.select_related("meeting__body").prefetch_related("clauses").order_by("pk")
    for batch in _batches(read.iterator(BATCH)):
        calendars = calendars_of(resolution.meeting for resolution in batch)
        clauses: list[Clause] = []
        for resolution in batch:
            own = list(resolution.clauses.all())
            for clause in own:
                clause.resolution = resolution
                settle_deadline(clause, resolution.meeting, calendars)
            resolution.follow_up, resolution.due_date = follow_up_of(own, today())
            resolution.day = resolution.meeting.day
            resolution.is_public = resolution.meeting.is_public
            resolution.updated_at = timezone.now()
            clauses += own
        Clause.objects.bulk_update(clauses, ["deadline_kind", "due_date"], batch_size=100)
        Resolution.objects.bulk_update(
            batch, ["follow_up", "due_date", "day", "is_public", "updated_at"], batch_size=100
        )
        _show_or_hide("resolutions", [(one.pk, one.is_public) for one in batch])
        ids = [one.pk for one in batch]
        settle_validity({*ids, *touched_by(ids)})
        search.refresh(*batch)
        touch(RESOLUTIONS)


def _show_or_hide(resource: str, rows: Iterable[tuple[int, bool]]) -> None:
    rows = list(rows)
    unearth(resource, [pk for pk, is_shown in rows if is_shown])
    bury(resource, [pk for pk, is_shown in rows if not is_shown])


def _batches(rows: Iterable[Any]) -> Iterable[list[Any]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


RESOURCES: dict[type[Any], str] = {
    Body: "bodies",
    Meeting: "meetings",
    Resolution: "resolutions",
    Organisation: "organisations",
}


@transaction.atomic
def prepare_delete(instance: Body | Meeting | Resolution | Organisation) -> None:
    """Take out the entry of a row that goes in the same transaction, and note it."""
    search.forget(type(instance), instance.pk)
    touch(RESOLUTIONS)
    if isinstance(instance, Resolution):
        settle_validity(touched_by([instance.pk]), but=instance.pk)
    bury(RESOURCES[type(instance)], [instance.pk])


@transaction.atomic
def publish_meeting(*, meeting: Meeting, user: User | None = None) -> bool:
    """Show a meeting and its resolutions to everybody; False where they are shown already."""
    return _turn(meeting, MeetingState.DRAFT, MeetingState.PUBLISHED, PUBLISHED, user)


@transaction.atomic
def withdraw_meeting(*, meeting: Meeting, user: User | None = None) -> bool:
    """Hide a meeting and its resolutions; False where they are hidden already."""
    return _turn(meeting, MeetingState.PUBLISHED, MeetingState.DRAFT, WITHDRAWN, user)


def _turn(
    meeting: Meeting, before: MeetingState, after: MeetingState, action: str, user: User | None
) -> bool:
    turned = Meeting.objects.filter(pk=meeting.pk, state=before).update(
        state=after, updated_at=timezone.now()
    )
    if not turned:
        return False
    meeting.state = after
    log(instance=meeting, action=action, user=user)
    follow(meeting)
    return True


@transaction.atomic
def complete_clause(*, clause: Clause, user: User | None = None) -> bool:
    """Note that a clause was carried out today; False where it is settled already."""
    open_ones = Clause.objects.filter(pk=clause.pk).exclude(progress__in=SETTLED_PROGRESS)
    if not open_ones.update(progress=Progress.DONE, done_on=today()):
        return False
    resolution = Resolution.objects.get(pk=clause.resolution_id)
    log(
        instance=resolution,
        action="wagtail.edit",
        user=user,
        title=_("Clause %(label)s done") % {"label": clause.label},
    )
    follow(resolution)
    return True


@transaction.atomic
def settle_case(*, resolution: Resolution) -> bool:
    """Tell the kind of the case that a published resolution settles it; once, however often called.

    False where it settles none, was told already, or is not published. Raises NoSuchCaseError.
    """
    if not resolution.case_kind or not resolution.meeting.is_public:
        return False
    handler = handler_of(resolution.case_kind)
    if handler is None or handler.title(resolution.case_id) is None:
        raise NoSuchCaseError(f"{resolution.case_kind} {resolution.case_id}")
    told = Resolution.objects.filter(pk=resolution.pk, settled_at__isnull=True)
    if not told.update(settled_at=timezone.now()):
        return False
    handler.settle(resolution.case_id, resolution)
    return True


def mark_late() -> int:
    """Turn into late what a day that passed has made so; return how many resolutions."""
    passed = Resolution.objects.filter(follow_up=FollowUp.RUNNING, due_date__lt=today())
    ids = list(passed.values_list("pk", flat=True)[: BATCH * 10])
    with transaction.atomic():
        _follow_resolutions(Resolution.objects.filter(pk__in=ids))
    return len(ids)


@transaction.atomic
def follow_calendar(
    since: datetime.date, until: datetime.date, counties: frozenset[int] | None
) -> int:
    """Count anew the deadlines that wait for days of the calendar which changed; return how many
    resolutions moved. Whose deadline stays where it was is not touched.
    """
    touched = Clause.objects.touched_by(since, until, counties).order_by("resolution_id")
    ids = touched.values_list("resolution_id", flat=True).distinct()
    moved = 0
    for batch in _batches(list(ids)):
        changed = _with_moved_deadline(batch)
        _follow_resolutions(Resolution.objects.filter(pk__in=changed))
        moved += len(changed)
    return moved


def _with_moved_deadline(ids: list[int]) -> list[int]:
    clauses = list(
        Clause.objects.filter(resolution__in=ids).select_related("resolution__meeting__body")
    )
    calendars = calendars_of(clause.resolution.meeting for clause in clauses)
    moved: set[int] = set()
    for clause in clauses:
        before = clause.due_date
        settle_deadline(clause, clause.resolution.meeting, calendars)
        if clause.due_date != before:
            moved.add(clause.resolution_id)
    return sorted(moved)
