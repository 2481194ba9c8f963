"""When something is due: pure arithmetic on days, with the working calendar as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Literal

from persian.jalali import (
    JalaliError,
    from_gregorian,
    local_date,
    month_length,
    to_gregorian,
)

FRIDAY: Final = 5
MONTHS_IN_YEAR: Final = 12
ONE_DAY: Final = timedelta(days=1)
# A hundred years: more is a slip of the pen, and would keep a worker counting.
MAX_DAYS: Final = 36_525
MAX_MONTHS: Final = 1_200
# An office that is closed for longer than a year has a wrong calendar.
MAX_CLOSURE_DAYS: Final = 366

DeadlineProblem = Literal["negative-amount", "amount-too-large", "no-working-day", "out-of-range"]


class DeadlineError(ValueError):
    """No due date can be told; `reason` says why."""

    def __init__(self, reason: DeadlineProblem) -> None:
        super().__init__(reason)
        self.reason: DeadlineProblem = reason


class Unit(StrEnum):
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    JALALI_MONTHS = "jalali_months"


class LastDayRule(StrEnum):
    """What happens to a term whose last day is not a working day."""

    KEEP = "keep"
    NEXT = "next_working_day"
    PREVIOUS = "previous_working_day"


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days an office works. `weekend` holds ISO weekdays (Monday 1 … Sunday 7).

    A day in `extra_working_days` is worked whatever else is said of it.
    """

    weekend: frozenset[int] = frozenset({FRIDAY})
    closed_days: frozenset[date] = frozenset()
    extra_working_days: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        if day in self.extra_working_days:
            return True
        return day.isoweekday() not in self.weekend and day not in self.closed_days

    def next_working_day(self, day: date) -> date:
        """`day` if it is worked, else the first worked one after it."""
        return self._nearest(day, ONE_DAY)

    def previous_working_day(self, day: date) -> date:
        """`day` if it is worked, else the last worked one before it."""
        return self._nearest(day, -ONE_DAY)

    def _nearest(self, day: date, step: timedelta) -> date:
        for _ in range(MAX_CLOSURE_DAYS):
            if self.is_working(day):
                return day
            day = _shift(day, step)
        raise DeadlineError("no-working-day")


def due_date(
    start: date,
    amount: int,
    unit: Unit,
    calendar: WorkingCalendar,
    last_day_rule: LastDayRule = LastDayRule.NEXT,
) -> date:
    """The last day of a term of `amount` units that begins on `start`, itself not counted.

    A term never ends before it began: where PREVIOUS finds no working day from `start` on, the next
    one counts. A datetime begins on its day in Tehran. DeadlineError: negative-amount;
    amount-too-large (over a hundred years); no-working-day (a year without any); out-of-range.
    """
    first = local_date(start)
    _check_amount(amount, unit)
    match unit:
        case Unit.CALENDAR_DAYS:
            last = _shift(first, timedelta(days=amount))
        case Unit.WORKING_DAYS:
            last = _add_working_days(first, amount, calendar)
        case Unit.JALALI_MONTHS:
            last = add_jalali_months(first, amount)
    if last_day_rule is LastDayRule.KEEP:
        return last
    if last_day_rule is LastDayRule.PREVIOUS:
        previous = calendar.previous_working_day(last)
        if previous >= first:
            return previous
    return calendar.next_working_day(last)


def add_jalali_months(start: date, months: int) -> date:
    """The same day `months` later, or the last of that month: 31 Shahrivar + 1 = 30 Mehr."""
    try:
        year, month, day = from_gregorian(start)
        years, month_index = divmod(month - 1 + months, MONTHS_IN_YEAR)
        year, month = year + years, month_index + 1
        return to_gregorian(year, month, min(day, month_length(year, month)))
    except JalaliError:
        raise DeadlineError("out-of-range") from None


def count_working_days(start: date, end: date, calendar: WorkingCalendar) -> int:
    """The working days after `start` up to and with `end`; 0 if `end` is not later.

    DeadlineError("amount-too-large") over a hundred years.
    """
    days = (local_date(end) - local_date(start)).days
    if days > MAX_DAYS:
        raise DeadlineError("amount-too-large")
    return sum(map(calendar.is_working, _days_after(local_date(start), days)))


def _days_after(start: date, days: int) -> Iterator[date]:
    return (start + timedelta(days=offset) for offset in range(1, days + 1))


def _check_amount(amount: int, unit: Unit) -> None:
    if amount < 0:
        raise DeadlineError("negative-amount")
    if amount > (MAX_MONTHS if unit is Unit.JALALI_MONTHS else MAX_DAYS):
        raise DeadlineError("amount-too-large")


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        raise DeadlineError("out-of-range") from None


def _add_working_days(start: date, amount: int, calendar: WorkingCalendar) -> date:
    day = start
    for _ in range(amount):
        day = calendar.next_working_day(_shift(day, ONE_DAY))
    return day
