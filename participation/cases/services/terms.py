"""Terms: set, paused, run on, moved with the calendar, settled."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import F, Q, Value, When

from participation.cases.actors import CLOCK
from participation.cases.enums import EventType, TermPurpose, TermUnit
from participation.cases.models import Case, Term
from participation.cases.services.events import record
from participation.common.calendar import working_calendar, working_calendars
from persian.deadlines import (
    MAX_CLOSURE_DAYS,
    LastDayRule,
    Unit,
    WorkingCalendar,
    count_working_days,
    due_date,
)
from persian.jalali import local_date

BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Period:
    """So many days, working days or months; a legal one never pauses."""

    amount: int
    unit: TermUnit = TermUnit.CALENDAR_DAYS
    is_legal: bool = False


def start_term(case: Case, purpose: TermPurpose, period: Period, *, on: datetime.date) -> Term:
    """Begin a term that counts from ``on``, itself not counted; in the caller's transaction."""
    term = new_term(case, purpose, period, on=on)
    term.save(force_insert=True)
    _show(case, term)
    return term


def new_term(case: Case, purpose: TermPurpose, period: Period, *, on: datetime.date) -> Term:
    """Return a term that is not kept yet; the case need not be either.

    The calendar is read without a lock: whoever changes it tells its change once more a little
    later, to terms that were being counted meanwhile.
    """
    term = Term(
        case=case,
        purpose=purpose,
        amount=period.amount,
        unit=period.unit,
        starts_on=on,
        is_legal=period.is_legal,
        anchor=on,
        left=period.amount,
        left_unit=period.unit,
    )
    term.due_date = _due(term, calendar_of(case))
    return term


def pause_term(case: Case, *, on: datetime.date) -> None:
    """Stop the office's term while the citizen is asked; not a legal one, not one that is late."""
    term = running_term(case.pk, TermPurpose.ANSWER)
    if term is None or term.is_legal or term.paused_on or term.due_date < on:
        return
    term.left, term.left_unit = _left(term, on, calendar_of(case))
    term.paused_on = on
    term.save(update_fields=["left", "left_unit", "paused_on"])
    _show(case, term)


def resume_term(case: Case, *, on: datetime.date) -> None:
    """Let the office's term run on from ``on`` with what was left of it."""
    term = running_term(case.pk, TermPurpose.ANSWER)
    if term is None or term.paused_on is None:
        return
    before = term.due_date
    term.anchor, term.paused_on = on, None
    term.due_date = _due(term, calendar_of(case))
    term.save(update_fields=["anchor", "paused_on", "due_date"])
    _show(case, term)
    if term.due_date != before:
        _tell_move(case, before, term.due_date, cause="resumed")


def settle_term(case: Case, purpose: TermPurpose, *, on: datetime.date) -> None:
    """End the running term of a purpose; of the office's own the case keeps whether it was missed.

    One that stands still has time left.
    """
    Term.objects.filter(case=case, purpose=purpose, settled_on__isnull=True).update(settled_on=on)
    if purpose == TermPurpose.ANSWER:
        missed = When(is_paused=False, due_date__lt=on, then=Value(True))
        Case.objects.filter(pk=case.pk).update(was_late=Choice(missed, default=F("was_late")))
        _show_day(case, None, is_paused=False)


def restart_answer_term(case: Case, *, on: datetime.date) -> None:
    """Give the office its term once more, as long as it was at first."""
    first = Term.objects.filter(case=case, purpose=TermPurpose.ANSWER).order_by("pk").first()
    if first is not None:
        period = Period(amount=first.amount, unit=TermUnit(first.unit), is_legal=first.is_legal)
        settle_term(case, TermPurpose.ANSWER, on=on)
        start_term(case, TermPurpose.ANSWER, period, on=on)


def running_term(case_id: UUID, purpose: TermPurpose) -> Term | None:
    """Return the running term of a purpose."""
    return Term.objects.filter(case=case_id, purpose=purpose, settled_on__isnull=True).first()


def follow_calendar(
    since: datetime.date, until: datetime.date, counties: frozenset[int] | None
) -> None:
    """Move the running terms that span the days that changed; each that moves leaves an event.

    Terms of a county follow its calendar and the province's. Runs in the transaction of whoever
    changed the calendar.
    """
    # A term that ended on the working day before its last moves with days behind its end, too.
    earliest = since - datetime.timedelta(days=MAX_CLOSURE_DAYS)
    touched = Q(due_date__gte=since) | Q(
        due_date__gte=earliest, last_day_rule=LastDayRule.PREVIOUS.value
    )
    spanning = Term.objects.filter(
        touched, settled_on__isnull=True, paused_on__isnull=True, anchor__lte=until
    )
    if counties is not None:
        spanning = spanning.filter(case__county__in=counties)
    oldest = spanning.order_by("anchor").values_list("anchor", flat=True).first()
    calendars, last = working_calendars(since=oldest), 0
    while batch := list(spanning.filter(pk__gt=last).select_related("case").order_by("pk")[:BATCH]):
        last = batch[-1].pk
        for term in batch:
            _follow(term, calendars[term.case.county_id])


def _follow(term: Term, calendar: WorkingCalendar) -> None:
    before, day = term.due_date, _due(term, calendar)
    if day == before:
        return
    still = Term.objects.filter(pk=term.pk, settled_on__isnull=True, paused_on__isnull=True)
    if still.filter(due_date=before).update(due_date=day):
        term.due_date = day
        _show(term.case, term)
        _tell_move(term.case, before, day, cause="calendar")


def calendar_of(case: Case) -> WorkingCalendar:
    """Return the working days that count for a case."""
    return working_calendar(case.county_id, since=local_date(case.received_at))


def _due(term: Term, calendar: WorkingCalendar) -> datetime.date:
    rule = LastDayRule(term.last_day_rule)
    return due_date(term.anchor, term.left, Unit(term.left_unit), calendar, rule)


def _left(term: Term, on: datetime.date, calendar: WorkingCalendar) -> tuple[int, str]:
    """Return what is left of a term on a day; months that have begun are counted in days."""
    if term.left_unit == TermUnit.WORKING_DAYS:
        return max(term.left - count_working_days(term.anchor, on, calendar), 0), term.left_unit
    if term.left_unit == TermUnit.CALENDAR_DAYS:
        return max(term.left - (on - term.anchor).days, 0), term.left_unit
    return max((term.due_date - on).days, 0), TermUnit.CALENDAR_DAYS


def _show(case: Case, term: Term) -> None:
    """Keep the office's last day on the case, where lists ask for it."""
    if term.purpose == TermPurpose.ANSWER:
        _show_day(case, term.due_date, is_paused=term.paused_on is not None)


def _show_day(case: Case, day: datetime.date | None, *, is_paused: bool) -> None:
    Case.objects.filter(pk=case.pk).update(due_date=day, is_paused=is_paused)
    case.due_date, case.is_paused = day, is_paused


def _tell_move(case: Case, before: datetime.date, after: datetime.date, *, cause: str) -> None:
    record(
        case,
        EventType.DEADLINE_MOVED,
        by=CLOCK,
        is_public=True,
        before=before.isoformat(),
        after=after.isoformat(),
        cause=cause,
    )
