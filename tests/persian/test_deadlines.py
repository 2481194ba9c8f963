"""Terms end on the right day in each unit, whatever the office's calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.deadlines import (
    DeadlineError,
    LastDayRule,
    Unit,
    WorkingCalendar,
    add_jalali_months,
    count_working_days,
    due_date,
)
from persian.jalali import from_gregorian, to_gregorian

FRIDAYS_OFF = WorkingCalendar()
THURSDAYS_TOO = WorkingCalendar(weekend=frozenset({4, 5}))
SUNDAY = date(2026, 11, 22)  # 1 Azar 1405
DAY = timedelta(days=1)

NEAR = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CALENDARS = st.builds(
    WorkingCalendar,
    weekend=st.frozensets(st.integers(1, 7), max_size=3),
    closed_days=st.frozensets(NEAR, max_size=60),
    extra_working_days=st.frozensets(NEAR, max_size=10),
)
AMOUNTS = st.integers(0, 90)
UNITS = st.sampled_from(Unit)
RULES = st.sampled_from(LastDayRule)


def test_the_day_on_which_a_term_begins_is_not_counted() -> None:
    assert due_date(SUNDAY, 1, Unit.CALENDAR_DAYS, FRIDAYS_OFF) == SUNDAY + DAY
    assert due_date(SUNDAY, 1, Unit.WORKING_DAYS, FRIDAYS_OFF) == SUNDAY + DAY


def test_working_days_pass_over_fridays_by_default() -> None:
    assert due_date(SUNDAY, 5, Unit.WORKING_DAYS, FRIDAYS_OFF) == date(2026, 11, 28)
    assert due_date(SUNDAY, 30, Unit.WORKING_DAYS, FRIDAYS_OFF) == date(2026, 12, 27)


def test_the_weekend_is_data() -> None:
    assert due_date(SUNDAY, 4, Unit.WORKING_DAYS, THURSDAYS_TOO) == date(2026, 11, 28)
    everyday = WorkingCalendar(weekend=frozenset())
    assert due_date(SUNDAY, 5, Unit.WORKING_DAYS, everyday) == date(2026, 11, 27)


def test_holidays_and_closures_are_passed_over_and_extra_days_counted() -> None:
    calendar = WorkingCalendar(
        closed_days=frozenset({SUNDAY + DAY, SUNDAY + 2 * DAY}),
        extra_working_days=frozenset({date(2026, 11, 27)}),
    )
    assert due_date(SUNDAY, 3, Unit.WORKING_DAYS, calendar) == date(2026, 11, 27)


def test_an_extra_working_day_is_worked_whatever_else_is_said_of_it() -> None:
    friday = date(2026, 11, 27)
    calendar = WorkingCalendar(
        closed_days=frozenset({friday}), extra_working_days=frozenset({friday})
    )
    assert calendar.is_working(friday)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (LastDayRule.KEEP, date(2026, 11, 27)),
        (LastDayRule.NEXT, date(2026, 11, 28)),
        (LastDayRule.PREVIOUS, date(2026, 11, 26)),
    ],
)
def test_a_term_that_ends_on_a_friday_follows_its_rule(rule: LastDayRule, due: date) -> None:
    assert due_date(SUNDAY, 5, Unit.CALENDAR_DAYS, FRIDAYS_OFF, rule) == due


def test_a_term_never_ends_before_it_began() -> None:
    friday = date(2026, 11, 27)
    due = due_date(friday, 0, Unit.CALENDAR_DAYS, FRIDAYS_OFF, LastDayRule.PREVIOUS)
    assert due == friday + DAY


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        ((1405, 6, 31), 1, (1405, 7, 30)),
        ((1405, 9, 1), 3, (1405, 12, 1)),
        ((1405, 9, 1), 4, (1406, 1, 1)),
        ((1404, 11, 30), 1, (1404, 12, 29)),
        ((1403, 11, 30), 1, (1403, 12, 30)),
        ((1403, 12, 30), 12, (1404, 12, 29)),
        ((1405, 1, 31), 11, (1405, 12, 29)),
        ((1405, 9, 30), 0, (1405, 9, 30)),
        ((1405, 1, 31), -1, (1404, 12, 29)),
    ],
)
def test_months_are_jalali_and_end_with_their_month(
    start: tuple[int, int, int], months: int, due: tuple[int, int, int]
) -> None:
    assert add_jalali_months(to_gregorian(*start), months) == to_gregorian(*due)


def test_a_term_in_months_follows_the_rule_of_the_last_day() -> None:
    start = to_gregorian(1405, 8, 6)
    assert due_date(start, 1, Unit.JALALI_MONTHS, FRIDAYS_OFF) == date(2026, 11, 28)


def test_a_moment_begins_on_its_day_in_tehran() -> None:
    moment = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
    assert due_date(moment, 1, Unit.CALENDAR_DAYS, FRIDAYS_OFF) == SUNDAY + DAY


@pytest.mark.parametrize(
    ("attempt", "reason"),
    [
        (lambda: due_date(SUNDAY, -1, Unit.CALENDAR_DAYS, FRIDAYS_OFF), "negative-amount"),
        (lambda: due_date(SUNDAY, 36_526, Unit.WORKING_DAYS, FRIDAYS_OFF), "amount-too-large"),
        (lambda: due_date(SUNDAY, 10**12, Unit.CALENDAR_DAYS, FRIDAYS_OFF), "amount-too-large"),
        (lambda: due_date(SUNDAY, 1_201, Unit.JALALI_MONTHS, FRIDAYS_OFF), "amount-too-large"),
        (lambda: due_date(date.max, 1, Unit.CALENDAR_DAYS, FRIDAYS_OFF), "out-of-range"),
        (lambda: due_date(date.max, 1, Unit.WORKING_DAYS, FRIDAYS_OFF), "out-of-range"),
        (lambda: due_date(date.max, 1, Unit.JALALI_MONTHS, FRIDAYS_OFF), "out-of-range"),
        (lambda: add_jalali_months(SUNDAY, 10**6), "out-of-range"),
        (lambda: count_working_days(date.min, date.max, FRIDAYS_OFF), "amount-too-large"),
    ],
)
def test_an_amount_that_cannot_be_counted_is_refused(
    attempt: Callable[[], object], reason: str
) -> None:
    with pytest.raises(DeadlineError) as refusal:
        attempt()
    assert refusal.value.reason == reason


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("rule", [LastDayRule.NEXT, LastDayRule.PREVIOUS])
def test_an_office_that_never_works_is_refused_and_not_waited_for(
    unit: Unit, rule: LastDayRule
) -> None:
    never = WorkingCalendar(weekend=frozenset(range(1, 8)))
    with pytest.raises(DeadlineError, match="no-working-day"):
        due_date(SUNDAY, 3, unit, never, rule)


@given(start=NEAR, amount=AMOUNTS, unit=UNITS, calendar=CALENDARS, rule=RULES)
def test_a_due_date_is_not_before_its_start_and_worked_unless_kept(
    start: date, amount: int, unit: Unit, calendar: WorkingCalendar, rule: LastDayRule
) -> None:
    due = due_date(start, amount, unit, calendar, rule)
    assert due >= start
    if rule is not LastDayRule.KEEP or (unit is Unit.WORKING_DAYS and amount):
        assert calendar.is_working(due)


@given(start=NEAR, amount=AMOUNTS, unit=UNITS, calendar=CALENDARS, rule=RULES)
def test_a_longer_or_later_term_is_never_due_earlier(
    start: date, amount: int, unit: Unit, calendar: WorkingCalendar, rule: LastDayRule
) -> None:
    due = due_date(start, amount, unit, calendar, rule)
    assert due <= due_date(start, amount + 1, unit, calendar, rule)
    assert due <= due_date(start + DAY, amount, unit, calendar, rule)


@given(start=NEAR, amount=AMOUNTS, calendar=CALENDARS)
def test_counting_the_working_days_of_a_term_gives_its_length(
    start: date, amount: int, calendar: WorkingCalendar
) -> None:
    due = due_date(start, amount, Unit.WORKING_DAYS, calendar, LastDayRule.KEEP)
    assert count_working_days(start, due, calendar) == amount


@given(start=NEAR, months=st.integers(0, 400))
def test_a_term_in_months_keeps_its_day_or_ends_with_the_month(start: date, months: int) -> None:
    due = add_jalali_months(start, months)
    before, after = from_gregorian(start), from_gregorian(due)
    assert (after.year - before.year) * 12 + after.month - before.month == months
    assert after.day == before.day or from_gregorian(due + DAY).day == 1


def test_nothing_is_counted_backwards() -> None:
    assert count_working_days(SUNDAY, SUNDAY - DAY, FRIDAYS_OFF) == 0
    assert count_working_days(SUNDAY, SUNDAY, FRIDAYS_OFF) == 0
