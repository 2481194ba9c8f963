"""How the deadline of a clause is read, in words, for those who type it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.resolutions.deadlines import calendars_of, settle_deadline, start_of
from participation.resolutions.models import Clause, Meeting
from persian.deadline_phrases import DeadlineKind, DeadlinePhrase, parse_deadline
from persian.deadlines import Unit
from persian.digits import to_persian_digits
from persian.jalali import format_full


def deadline_in_words(clause: Clause, meeting: Meeting | None) -> str:
    """Return how a deadline is read and when it is due; ``clause`` need not be stored.

    Without a meeting nothing can be counted, and that is said.
    """
    read = parse_deadline(clause.phrase, on=meeting.day if meeting else None)
    if read.kind is DeadlineKind.NONE and not clause.deadline_date:
        return _("No deadline is written.")
    if meeting is not None:
        settle_deadline(clause, meeting, calendars_of([meeting]))
    else:
        clause.due_date = clause.deadline_date
    return " ".join(filter(None, (_reading(clause, read), _due(clause, read, meeting))))


def _reading(clause: Clause, read: DeadlinePhrase) -> str:
    """Return what the phrase says, with the phrase in front."""
    if read.kind is DeadlineKind.NONE:
        return ""
    told = {
        DeadlineKind.ABSOLUTE: _("a day of the calendar"),
        DeadlineKind.OPEN_ENDED: _("without a last day"),
        DeadlineKind.EVENT_BOUND: _("hangs on another event"),
        DeadlineKind.UNREADABLE: _("could not be read, and is shown as it is"),
    }.get(read.kind)
    if told is None:
        told = f"{_term(read)} {clause.get_deadline_start_display()}"
        if read.kind is DeadlineKind.RECURRING:
            told = _("every %(term)s") % {"term": told}
    return f"«{to_persian_digits(clause.phrase)}» ← {told}؛"


def _term(read: DeadlinePhrase) -> str:
    amount = read.amount or 0
    words = {
        Unit.CALENDAR_DAYS: ngettext("%(n)s day", "%(n)s days", amount),
        Unit.WORKING_DAYS: ngettext("%(n)s working day", "%(n)s working days", amount),
        Unit.JALALI_MONTHS: ngettext("%(n)s month", "%(n)s months", amount),
    }[read.unit or Unit.CALENDAR_DAYS]
    return words % {"n": to_persian_digits(str(amount))}


def _due(clause: Clause, read: DeadlinePhrase, meeting: Meeting | None) -> str:
    """Return the due day, or why there is none."""
    if clause.due_date:
        day = format_full(clause.due_date)
        if clause.deadline_date:
            return _("due on %(day)s, as typed.") % {"day": day}
        return _("due on %(day)s.") % {"day": day}
    if read.kind in {DeadlineKind.OPEN_ENDED, DeadlineKind.EVENT_BOUND, DeadlineKind.UNREADABLE}:
        return _("no due day. Type one if it is known.")
    if meeting is None:
        return _("choose the meeting to see the due day.")
    if read.kind is not DeadlineKind.ABSOLUTE and start_of(clause, meeting) is None:
        return _("that day is not known, so there is no due day yet.")
    return _("no due day. Type one if it is known.")
