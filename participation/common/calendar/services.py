"""Every write of the calendar. What was counted with it moves in the same transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from participation.common.calendar.fixed import fixed_holidays
from participation.common.calendar.listeners import tell_listeners
from participation.common.calendar.reading import CALENDAR, readable_span, weekend_days
from participation.common.enums import HolidayKind, WeekendDay
from participation.common.models import CalendarChange, Holiday, OfficeSettings, User
from participation.common.versions import touch

# No request holds its transaction open for so long.
AGAIN_AFTER = timedelta(minutes=2)
MOST_AT_ONCE = 50


@contextmanager
def changing_calendar() -> Iterator[None]:
    """Hold a transaction in which nobody else changes the calendar.

    Two changes at once would each move deadlines without seeing the other.
    """
    with transaction.atomic():
        OfficeSettings.objects.select_for_update().get(pk=OfficeSettings.load().pk)
        yield


def save_holiday(*, holiday: Holiday, user: User | None = None) -> None:
    """Write a new or changed day. Raises ValidationError, as where the day is entered already."""
    with changing_calendar():
        holiday.full_clean()
        before = Holiday.objects.filter(pk=holiday.pk).first() if holiday.pk else None
        holiday.save()
        action = "wagtail.edit" if before else "wagtail.create"
        log(instance=holiday, action=action, user=user, content_changed=True)
        places = {_place(one) for one in (before, holiday) if one is not None}
        if before is None or _meaning(before) != _meaning(holiday):
            for day, counties in places:
                _tell(day, day, counties)


def add_holidays(*, holidays: Iterable[Holiday], user: User | None = None) -> int:
    """Write several new days at once, or none of them; return how many.

    Raises ValidationError for the first that cannot be, as where its day is entered already.
    """
    with changing_calendar():
        added = list(holidays)
        for holiday in added:
            holiday.full_clean()
            holiday.save()
            log(instance=holiday, action="wagtail.create", user=user, content_changed=True)
        if added:
            days = [holiday.day for holiday in added]
            _tell(min(days), max(days), _places(added))
        return len(added)


def delete_holiday(*, holiday: Holiday, user: User | None = None) -> bool:
    """Take a day out; False where it is gone already."""
    with changing_calendar():
        there = Holiday.objects.filter(pk=holiday.pk).first()
        if there is None:
            return False
        log(instance=there, action="wagtail.delete", user=user, deleted=True)
        day, counties = _place(there)
        there.delete()
        _tell(day, day, counties)
        return True


def fill_fixed_holidays(*, year: int, user: User | None = None) -> int:
    """Enter the fixed holidays of a Jalali year whose days are free; return how many.

    A day of which the office has said something, be it that it is worked, stays as it is.
    """
    with changing_calendar():
        fixed = fixed_holidays(year)
        taken = Holiday.objects.of_place(None).filter(day__in=fixed)
        entered = set(taken.values_list("day", flat=True))
        return add_holidays(
            holidays=[
                Holiday(day=day, title=title, kind=HolidayKind.OFFICIAL)
                for day, title in fixed.items()
                if day not in entered
            ],
            user=user,
        )


def set_weekend(*, weekend: Iterable[int], user: User | None = None) -> None:
    """Say on which ISO weekdays the office is closed.

    Raises ValueError for none, or for days that are no weekend here.
    """
    days = sorted(set(weekend))
    if not days or not set(days) <= set(WeekendDay.values):
        raise ValueError(f"These days are no weekend: {days}.")
    with follow_weekend():
        settings = OfficeSettings.load()
        settings.weekend = days
        settings.save(update_fields=["weekend"])
        log(instance=settings, action="wagtail.edit", user=user, content_changed=True)


@contextmanager
def follow_weekend() -> Iterator[None]:
    """Let what is done to the office settings inside move deadlines if it changes the weekend."""
    with changing_calendar():
        before = weekend_days()
        yield
        if weekend_days() != before:
            _tell(*readable_span(), None)


def tell_again() -> int:
    """Tell the changes of a while ago once more and forget them; return how many there were.

    So are found deadlines that were being counted while the calendar changed.
    """
    old = CalendarChange.objects.filter(changed_at__lt=timezone.now() - AGAIN_AFTER)
    ids = list(old.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    for pk in ids:
        with changing_calendar():
            change = CalendarChange.objects.filter(pk=pk).first()
            if change is not None:
                change.delete()
                places = None if change.counties is None else frozenset(change.counties)
                tell_listeners(change.since, change.until, places)
    return len(ids)


def _tell(since: date, until: date, counties: frozenset[int] | None) -> None:
    CalendarChange.objects.create(
        since=since,
        until=until,
        counties=None if counties is None else sorted(counties),
        changed_at=timezone.now(),
    )
    touch(CALENDAR)
    tell_listeners(since, until, counties)


def _meaning(holiday: Holiday) -> tuple[date, int | None, bool]:
    """Return what deadlines depend on: not the occasion, nor which kind of closed day it is."""
    return holiday.day, holiday.county_id, holiday.is_closed


def _place(holiday: Holiday) -> tuple[date, frozenset[int] | None]:
    return holiday.day, _places([holiday])


def _places(holidays: Iterable[Holiday]) -> frozenset[int] | None:
    ids = {holiday.county_id for holiday in holidays}
    return None if None in ids else frozenset(pk for pk in ids if pk is not None)
