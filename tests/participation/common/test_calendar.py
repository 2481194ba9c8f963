"""The working calendar as data: read in few queries, each day once, every change told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from participation.common.calendar import (
    add_holidays,
    changing_calendar,
    delete_holiday,
    fill_fixed_holidays,
    readable_span,
    save_holiday,
    set_weekend,
    working_calendar,
    working_calendars,
)
from participation.common.enums import CLOSED_KINDS, HolidayKind
from participation.common.models import CalendarChange, County, Holiday, OfficeSettings
from participation.common.tick import run_tick
from persian.deadlines import Unit, count_working_days, due_date
from persian.jalali import to_gregorian, today
from tests.participation.common.calendar_parts import closed, county, listening

pytestmark = [pytest.mark.django_db, pytest.mark.db]

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, FRIDAY = (MONDAY + timedelta(days=days) for days in (1, 2, 4))


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to("2026-11-23T08:00Z")


def test_without_holidays_the_office_works_all_days_but_friday():
    calendar = working_calendar()
    week = [MONDAY + timedelta(days=offset) for offset in range(7)]
    assert [day for day in week if not calendar.is_working(day)] == [FRIDAY]


def test_a_day_of_a_county_is_closed_there_and_nowhere_else():
    closed(TUESDAY)
    closed(WEDNESDAY, place=county("کاشان"))
    assert not working_calendar().is_working(TUESDAY)
    assert working_calendar().is_working(WEDNESDAY)
    assert not working_calendar(county("کاشان")).is_working(TUESDAY)
    assert not working_calendar(county("کاشان").pk).is_working(WEDNESDAY)
    assert working_calendar(county("نائین")).is_working(WEDNESDAY)


def test_an_extra_working_day_is_worked_though_it_is_a_friday():
    closed(FRIDAY, kind=HolidayKind.WORKING, title="جبران تعطیلی")
    assert working_calendar().is_working(FRIDAY)
    assert not working_calendar().is_working(FRIDAY + timedelta(days=7))


def test_what_is_said_of_a_county_goes_before_what_is_said_of_the_province():
    closed(TUESDAY)
    closed(TUESDAY, place=county(), kind=HolidayKind.WORKING)
    closed(FRIDAY, kind=HolidayKind.WORKING)
    closed(FRIDAY, place=county())
    here, everywhere = working_calendar(county()), working_calendar()
    assert (here.is_working(TUESDAY), everywhere.is_working(TUESDAY)) == (True, False)
    assert (here.is_working(FRIDAY), everywhere.is_working(FRIDAY)) == (False, True)


def test_a_calendar_costs_one_query_until_it_changes_and_those_of_all_counties_cost_two(
    django_assert_num_queries,
):
    OfficeSettings.load()
    for number, place in enumerate(County.objects.all()):
        closed(TUESDAY + timedelta(days=number), place=place)
    place = county()
    with django_assert_num_queries(3):
        before = working_calendar(place)
    with django_assert_num_queries(1):
        assert working_calendar(place) is before
    closed(WEDNESDAY + timedelta(days=70))
    assert working_calendar(place) != before
    with django_assert_num_queries(2):
        calendars = working_calendars()
        for one in range(10_000):
            calendars[one]


def test_calendars_of_all_counties_are_those_asked_one_by_one():
    closed(TUESDAY)
    closed(WEDNESDAY, place=county("کاشان"))
    calendars = working_calendars()
    for place in (None, *County.objects.all()):
        assert calendars[place and place.pk] == working_calendar(place)
    assert calendars[county("کاشان").pk] != calendars[None]


def test_old_days_are_read_by_whoever_counts_from_them():
    old = closed(date(2020, 3, 3))
    assert working_calendar().is_working(old.day)
    assert not working_calendar(since=date(2020, 1, 1)).is_working(old.day)


def test_a_day_is_entered_once_a_place():
    closed(TUESDAY)
    closed(TUESDAY, place=county())
    for place in (None, county()):
        with pytest.raises(ValidationError) as refusal:
            closed(TUESDAY, place=place, kind=HolidayKind.OFFICIAL)
        assert refusal.value.message_dict["day"] == [
            "این روز برای همین محدوده پیش‌تر ثبت شده است؛ همان را ویرایش کنید."
        ]
    assert Holiday.objects.count() == 2


@pytest.mark.parametrize("place", [None, "کاشان"])
def test_the_database_too_refuses_a_day_twice(place):
    closed(TUESDAY, place=place and county(place))
    with pytest.raises(IntegrityError), transaction.atomic():
        Holiday.objects.create(day=TUESDAY, title="دوباره", county=place and county(place))


def test_a_county_that_has_days_is_not_deleted_with_them():
    closed(TUESDAY, place=county())
    with pytest.raises(IntegrityError):
        county().delete()


def test_a_new_day_is_told_with_its_county():
    with listening() as told:
        closed(TUESDAY)
        closed(WEDNESDAY, place=county())
    assert told == [
        (TUESDAY, TUESDAY, None),
        (WEDNESDAY, WEDNESDAY, frozenset({county().pk})),
    ]


def test_a_day_that_moves_is_told_where_it_was_and_where_it_is():
    holiday = closed(TUESDAY, place=county())
    holiday.day, holiday.county = WEDNESDAY, None
    with listening() as told:
        save_holiday(holiday=holiday)
    assert sorted(told, key=str) == sorted(
        [(TUESDAY, TUESDAY, frozenset({county().pk})), (WEDNESDAY, WEDNESDAY, None)], key=str
    )


def test_another_wording_moves_nothing_and_is_not_told():
    holiday = closed(TUESDAY)
    holiday.title, holiday.kind = "آلودگی هوا", HolidayKind.OFFICIAL
    with listening() as told:
        save_holiday(holiday=holiday)
    assert told == []
    assert Holiday.objects.get().title == "آلودگی هوا"


def test_a_deleted_day_is_told_once():
    holiday = closed(TUESDAY)
    again = Holiday.objects.get(pk=holiday.pk)
    with listening() as told:
        assert delete_holiday(holiday=holiday)
        assert not delete_holiday(holiday=again)
    assert told == [(TUESDAY, TUESDAY, None)]


def test_several_days_are_told_as_one_span():
    days = [Holiday(day=TUESDAY + timedelta(days=n), title="برف") for n in range(3)]
    with listening() as told:
        assert add_holidays(holidays=days) == 3
    assert told == [(TUESDAY, TUESDAY + timedelta(days=2), None)]


def test_several_days_are_entered_all_or_none():
    closed(WEDNESDAY)
    days = [Holiday(day=TUESDAY + timedelta(days=n), title="برف") for n in range(3)]
    with listening() as told, pytest.raises(ValidationError):
        add_holidays(holidays=days)
    assert [holiday.day for holiday in Holiday.objects.all()] == [WEDNESDAY]
    assert told == []


def test_a_change_whose_listener_fails_did_not_happen():
    with listening(failing=True), pytest.raises(ZeroDivisionError):
        closed(TUESDAY)
    assert not Holiday.objects.exists()
    assert not CalendarChange.objects.exists()


def test_a_new_weekend_is_told_for_every_day_and_the_same_one_is_not():
    with listening() as told:
        set_weekend(weekend=[5])
        assert told == []
        set_weekend(weekend=[5, 4, 5])
    assert told == [(*readable_span(), None)]
    assert OfficeSettings.load().weekend == [4, 5]
    thursday = FRIDAY - timedelta(days=1)
    assert not working_calendar().is_working(thursday)


@pytest.mark.parametrize("weekend", [[], [1], [5, 7]])
def test_an_impossible_weekend_is_refused(weekend):
    with pytest.raises(ValueError, match="weekend"):
        set_weekend(weekend=weekend)
    assert OfficeSettings.load().weekend == [5]


def test_fixed_holidays_fill_what_the_office_left_free():
    first = to_gregorian(1406, 1, 1)
    closed(first, kind=HolidayKind.WORKING, title="کشیک")
    with listening() as told:
        assert fill_fixed_holidays(year=1406) == 9
        assert fill_fixed_holidays(year=1406) == 0
    assert Holiday.objects.get(day=first).title == "کشیک"
    assert Holiday.objects.filter(day=to_gregorian(1406, 11, 22)).exists()
    assert told == [(to_gregorian(1406, 1, 2), to_gregorian(1406, 12, 29), None)]


def test_a_change_is_told_once_more_for_those_who_counted_meanwhile(time_machine):
    with listening() as told:
        closed(TUESDAY, place=county())
        run_tick(only=["common.calendar"])
        assert len(told) == 1
        time_machine.shift(timedelta(minutes=3))
        run_tick(only=["common.calendar"])
        run_tick(only=["common.calendar"])
    assert told == [(TUESDAY, TUESDAY, frozenset({county().pk}))] * 2
    assert not CalendarChange.objects.exists()


def test_the_lock_of_the_calendar_may_be_taken_inside_itself():
    with changing_calendar():
        closed(TUESDAY)
    assert Holiday.objects.exists()


DAYS = st.integers(0, 400).map(lambda days: MONDAY + timedelta(days=days))


class Deadlines(TestCase):
    """What holds for any calendar and any term."""

    @settings(max_examples=25, deadline=None)
    @given(
        entered=st.dictionaries(DAYS, st.sampled_from(HolidayKind), max_size=12),
        start=DAYS,
        amount=st.integers(1, 60),
        new=DAYS,
    )
    def test_a_closure_moves_exactly_the_terms_that_hold_its_day(self, entered, start, amount, new):
        for day, kind in entered.items():
            closed(day, kind=kind)
        before = working_calendar()
        due = due_date(start, amount, Unit.WORKING_DAYS, before)
        there = Holiday.objects.filter(day=new).first()
        if there:
            there.kind = HolidayKind.CLOSURE
            save_holiday(holiday=there)
        else:
            closed(new)
        after = due_date(start, amount, Unit.WORKING_DAYS, working_calendar())
        spans = start < new <= due and before.is_working(new)
        assert (after > due) == spans
        assert after >= due
        assert count_working_days(start, after, working_calendar()) == amount

    @settings(max_examples=25, deadline=None)
    @given(
        province=st.dictionaries(DAYS, st.sampled_from(HolidayKind), max_size=8),
        here=st.dictionaries(DAYS, st.sampled_from(HolidayKind), max_size=8),
    )
    def test_each_day_is_what_was_said_last_of_the_nearest_place(self, province, here):
        for place, said in ((None, province), (county(), here)):
            for day, kind in said.items():
                closed(day, kind=kind, place=place)
        calendar = working_calendar(county())
        assert calendar == working_calendars()[county().pk]
        for day in {*province, *here}:
            kind = here.get(day) or province[day]
            assert calendar.is_working(day) == (kind not in CLOSED_KINDS)


def test_the_span_that_is_read_holds_running_deadlines():
    first, last = readable_span()
    assert (today() - first).days > 700
    assert (last - today()).days > 1000
