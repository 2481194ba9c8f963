"""Days of the calendar for tests, and an ear that hears what is told of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from participation.common.calendar import listeners, register_calendar_listener, save_holiday
from participation.common.enums import HolidayKind
from participation.common.models import County, Holiday

Told = tuple[date, date, frozenset[int] | None]


def county(name: str = "کاشان") -> County:
    """Return a county of the province."""
    return County.objects.get(name=name)


def closed(day: date, *, place: County | None = None, title: str = "تعطیلی", **more) -> Holiday:
    """Enter a day through the service; a closure unless told otherwise."""
    values = {"kind": HolidayKind.CLOSURE} | more
    holiday = Holiday(day=day, title=title, county=place, **values)
    save_holiday(holiday=holiday)
    return holiday


@contextmanager
def listening(*, failing: bool = False) -> Iterator[list[Told]]:
    """Give the list of what listeners are told meanwhile; a failing one breaks on what it hears."""
    told: list[Told] = []

    def listener(since: date, until: date, counties: frozenset[int] | None) -> None:
        told.append((since, until, counties))
        if failing:
            raise ZeroDivisionError

    register_calendar_listener(listener)
    try:
        yield told
    finally:
        listeners._listeners.remove(listener)
