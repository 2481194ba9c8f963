"""From what a clause says to the day it is due, and to where its resolution stands."""

import datetime
from collections.abc import Iterable

from participation.common.calendar import Calendars, working_calendars
from participation.resolutions.enums import DeadlineStart, FollowUp, Progress
from participation.resolutions.models import Clause, Meeting
from persian.deadline_phrases import DeadlineKind, DeadlinePhrase, parse_deadline
from persian.deadlines import DeadlineError, LastDayRule, WorkingCalendar, due_date

# Longer than any body has met: a term of which more have passed is a slip of the pen.
MOST_TERMS = 5_000
# A deadline whose day is not known (yet); the others are none.
BINDING_KINDS = frozenset(
    {
        DeadlineKind.ABSOLUTE,
        DeadlineKind.RELATIVE,
        DeadlineKind.RECURRING,
        DeadlineKind.EVENT_BOUND,
        DeadlineKind.UNREADABLE,
    }
)


def calendars_of(meetings: Iterable[Meeting]) -> Calendars:
    """Return the working calendars that reach back to where deadlines of the meetings begin."""
    starts = (
        day
        for meeting in meetings
        for day in (meeting.session_date, meeting.invitation_date, meeting.notified_on)
    )
    return working_calendars(since=min((day for day in starts if day), default=None))


def start_of(clause: Clause, meeting: Meeting) -> datetime.date | None:
    """Return the day that the clause's deadline counts from, or None while it is unknown."""
    return {
        DeadlineStart.SESSION: meeting.session_date,
        DeadlineStart.INVITATION: meeting.invitation_date,
        DeadlineStart.NOTIFICATION: meeting.notified_on,
        DeadlineStart.RECEIPT: meeting.notified_on,
        DeadlineStart.REGISTRATION: meeting.notified_on,
    }[DeadlineStart(clause.deadline_start)]


def settle_deadline(clause: Clause, meeting: Meeting, calendars: Calendars) -> None:
    """Read the phrase of a clause and set ``deadline_kind`` and ``due_date`` from it.

    A typed day goes before the phrase. What counts from an unknown day has no due date. The days
    are those that the county of the body works.
    """
    read = parse_deadline(clause.phrase, on=meeting.day)
    clause.deadline_kind = read.kind.value
    calendar = calendars[meeting.body.county_id]
    start = start_of(clause, meeting)
    clause.due_date = clause.deadline_date or _due(clause, read, start, calendar)


def _due(
    clause: Clause, read: DeadlinePhrase, start: datetime.date | None, calendar: WorkingCalendar
) -> datetime.date | None:
    if read.kind is DeadlineKind.ABSOLUTE:
        return read.day
    if start is None or read.amount is None or read.unit is None:
        return None
    rule = LastDayRule(clause.last_day_rule)
    try:
        if read.kind is DeadlineKind.RELATIVE:
            return due_date(start, read.amount, read.unit, calendar, rule)
        return _next_term(start, read, clause.done_on, calendar, rule)
    except DeadlineError:
        return None


def _next_term(
    start: datetime.date,
    read: DeadlinePhrase,
    done_on: datetime.date | None,
    calendar: WorkingCalendar,
    rule: LastDayRule,
) -> datetime.date | None:
    """Return the end of the first term that nothing was done in yet."""
    assert read.amount is not None  # noqa: S101 (a recurring phrase has both)
    assert read.unit is not None  # noqa: S101
    for term in range(1, MOST_TERMS):
        last = due_date(start, read.amount * term, read.unit, calendar, rule)
        if done_on is None or last > done_on:
            return last
    return None


def follow_up_of(
    clauses: Iterable[Clause], day: datetime.date
) -> tuple[FollowUp, datetime.date | None]:
    """Return where a resolution stands on a day, and the earliest day that is still waited for."""
    clauses = list(clauses)
    open_ones = [clause for clause in clauses if not clause.is_settled]
    due = min((clause.due_date for clause in open_ones if clause.due_date), default=None)
    if clauses and not open_ones:
        done = any(clause.progress == Progress.DONE for clause in clauses)
        return (FollowUp.DONE if done else FollowUp.UNDATED), None
    if due is None:
        has_deadline = any(clause.deadline_kind in BINDING_KINDS for clause in open_ones)
        return (FollowUp.UNKNOWN if has_deadline else FollowUp.UNDATED), None
    return (FollowUp.LATE if due < day else FollowUp.RUNNING), due
