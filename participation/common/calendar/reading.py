"""From the rows to the calendar that deadlines are counted with."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from participation.common.enums import CLOSED_KINDS, HolidayKind
from participation.common.models import County, Holiday, OfficeSettings
from participation.common.models.holiday import HolidayQuerySet
from participation.common.models.office_settings import default_weekend
from participation.common.versions import kept
from persian.deadlines import WorkingCalendar, add_jalali_months
from persian.jalali import today

# What is kept of the calendar, by the name under which a change marks it.
CALENDAR = "calendar"
MONTHS_BACK = 24
MONTHS_AHEAD = 36

Row = tuple[date, str, int | None]


class Calendars(dict[int | None, WorkingCalendar]):
    """The calendar of each county by its id; None, and a county of which nothing is said, give
    that of the whole province.
    """

    def __missing__(self, county_id: int | None) -> WorkingCalendar:
        """Return the calendar of the province."""
        return self[None]


def readable_span() -> tuple[date, date]:
    """Return the first and last day that calendars are read for: two years back, three ahead."""
    return _span_of(today())


@lru_cache(maxsize=4)
def _span_of(day: date) -> tuple[date, date]:
    return add_jalali_months(day, -MONTHS_BACK), add_jalali_months(day, MONTHS_AHEAD)


def weekend_days() -> frozenset[int]:
    """Return the ISO weekdays on which the office is closed each week."""
    kept = OfficeSettings.objects.values_list("weekend", flat=True).first()
    return frozenset(default_weekend() if kept is None else kept)


def working_calendar(
    county: County | int | None = None, *, since: date | None = None
) -> WorkingCalendar:
    """Return which days are worked in a county, or in the province where none is given.

    Kept in memory as long as nothing of it changes: one small query. Give ``since`` where a term
    may have begun more than two years ago.
    """
    county_id = county.pk if isinstance(county, County) else county
    first, last = _span(since)

    def read() -> WorkingCalendar:
        rows = Holiday.objects.between(first, last).of_county(county_id)
        return _calendar(weekend_days(), _rows(rows), county_id)

    return kept(CALENDAR, f"{county_id} {first} {last}", read)


def working_calendars(*, since: date | None = None) -> Calendars:
    """Return the calendars of all counties, with the two queries of one."""
    weekend, rows = weekend_days(), _rows(Holiday.objects.between(*_span(since)))
    counties = {None, *(county_id for _day, _kind, county_id in rows)}
    return Calendars({county_id: _calendar(weekend, rows, county_id) for county_id in counties})


def _span(since: date | None) -> tuple[date, date]:
    first, last = readable_span()
    return min(first, since or first), last


def _rows(days: HolidayQuerySet) -> list[Row]:
    return list(days.order_by().values_list("day", "kind", "county_id"))


def _calendar(
    weekend: frozenset[int], rows: Iterable[Row], county_id: int | None
) -> WorkingCalendar:
    """Lay the days of a county over those of the province."""
    everywhere = {day: kind for day, kind, place in rows if place is None}
    here = {day: kind for day, kind, place in rows if place is not None and place == county_id}
    said = everywhere | here
    return WorkingCalendar(
        weekend=weekend,
        closed_days=frozenset(day for day, kind in said.items() if kind in CLOSED_KINDS),
        extra_working_days=frozenset(
            day for day, kind in said.items() if kind == HolidayKind.WORKING
        ),
    )
