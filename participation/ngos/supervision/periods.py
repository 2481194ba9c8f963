"""Which period of a duty is the newest one that has been opened by a day: dates alone."""

import datetime
from typing import NamedTuple

from participation.ngos.supervision.enums import Anchor
from participation.ngos.supervision.models import DutyKind
from participation.ngos.supervision.models.kind import MONTHS_IN_YEAR
from persian.deadlines import add_jalali_months
from persian.jalali import from_gregorian, to_gregorian, year_range

ONE_DAY = datetime.timedelta(days=1)


class Period(NamedTuple):
    """A period, both days included, and the day on which its duty is due."""

    first: datetime.date
    last: datetime.date
    due: datetime.date


def newest_period(
    kind: DutyKind, *, issued: datetime.date, until: datetime.date, day: datetime.date
) -> Period | None:
    """Return the newest period whose duty is open on ``day``, None before the first is.

    ``issued`` and ``until`` are the first and the last day of the permit.
    """
    grace = datetime.timedelta(days=kind.grace_days)
    # What ends up to this day is due so soon that it is open.
    latest_end = day + datetime.timedelta(days=kind.lead_days) - grace
    if kind.anchor == Anchor.PERMIT_END:
        return Period(issued, until, until + grace) if until <= latest_end else None
    if kind.anchor == Anchor.YEAR_END:
        return _of_years(kind, issued, latest_end, grace)
    return _from_permit(kind, issued, latest_end, grace)


def _from_permit(
    kind: DutyKind, issued: datetime.date, latest_end: datetime.date, grace: datetime.timedelta
) -> Period | None:
    if latest_end <= issued:
        return None
    begun, ending = from_gregorian(issued), from_gregorian(latest_end)
    months = (ending.year - begun.year) * MONTHS_IN_YEAR + ending.month - begun.month
    # One more than there can be, then back to the first that has ended by then.
    for count in range(months // kind.months + 1, 0, -1):
        last = add_jalali_months(issued, count * kind.months) - ONE_DAY
        if last <= latest_end:
            first = add_jalali_months(issued, (count - 1) * kind.months)
            return Period(first, last, last + grace)
    return None


def _of_years(
    kind: DutyKind, issued: datetime.date, latest_end: datetime.date, grace: datetime.timedelta
) -> Period | None:
    years = max(1, kind.months // MONTHS_IN_YEAR)
    first_year = from_gregorian(issued).year
    year = from_gregorian(latest_end).year
    if year_range(year)[1] > latest_end:
        year -= 1
    # The last whole number of spans since the year of the permit.
    year -= (year - first_year + 1) % years
    if year < first_year + years - 1:
        return None
    first = max(issued, to_gregorian(year - years + 1, 1, 1))
    last = year_range(year)[1]
    return Period(first, last, last + grace)
