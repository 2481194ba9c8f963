"""The two calendars agree day by day, and Tehran's clock decides which day it is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from persian.jalali import (
    JalaliDate,
    JalaliError,
    from_gregorian,
    is_leap,
    local_date,
    month_length,
    to_gregorian,
    today,
)

DAYS = st.dates(date(1821, 3, 21), date(2221, 3, 20))


def test_leap_years_are_those_of_the_official_calendar() -> None:
    leap_years = [year for year in range(1390, 1425) if is_leap(year)]
    assert leap_years == [1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424]


@pytest.mark.parametrize(
    ("gregorian", "jalali"),
    [
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(2016, 8, 27), (1395, 6, 6)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2026, 11, 22), (1405, 9, 1)),
        (date(2029, 3, 19), (1407, 12, 29)),
        (date(2029, 3, 20), (1408, 1, 1)),
        (date(2030, 3, 20), (1408, 12, 30)),
    ],
)
def test_known_days_have_their_two_dates(gregorian: date, jalali: tuple[int, int, int]) -> None:
    assert from_gregorian(gregorian) == JalaliDate(*jalali)
    assert to_gregorian(*jalali) == gregorian


@given(day=DAYS)
def test_every_day_converts_back_and_the_next_day_follows(day: date) -> None:
    jalali = from_gregorian(day)
    assert to_gregorian(*jalali) == day
    assert from_gregorian(day + timedelta(days=1)) > jalali


@given(year=st.integers(1200, 1599))
def test_the_months_fill_the_year(year: int) -> None:
    lengths = [month_length(year, month) for month in range(1, 13)]
    assert lengths[:11] == [31] * 6 + [30] * 5
    assert sum(lengths) == 365 + is_leap(year)
    assert to_gregorian(year + 1, 1, 1) - to_gregorian(year, 1, 1) == timedelta(sum(lengths))


@pytest.mark.parametrize(
    "numbers", [(1404, 12, 30), (1405, 7, 31), (1405, 13, 1), (1405, 0, 1), (0, 1, 1), (9999, 1, 1)]
)
def test_a_day_outside_the_calendar_is_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(JalaliError) as refusal:
        to_gregorian(*numbers)
    assert refusal.value.reason == "impossible-date"


@pytest.mark.parametrize("year", [0, -1, 10_000])
def test_a_year_outside_the_calendar_is_refused(year: int) -> None:
    with pytest.raises(JalaliError):
        is_leap(year)


def test_a_month_outside_the_year_has_no_length() -> None:
    with pytest.raises(JalaliError):
        month_length(1405, 13)


@pytest.mark.parametrize(
    "moment", [date.min, date.max, datetime(9999, 12, 31, 23, tzinfo=ZoneInfo("Etc/GMT+5"))]
)
def test_a_day_without_jalali_date_is_refused(moment: date) -> None:
    with pytest.raises(JalaliError) as refusal:
        from_gregorian(moment)
    assert refusal.value.reason == "year-out-of-range"


def test_an_aware_moment_belongs_to_the_day_it_has_in_tehran() -> None:
    assert local_date(datetime(2026, 11, 21, 20, 29, tzinfo=UTC)) == date(2026, 11, 21)
    assert local_date(datetime(2026, 11, 21, 20, 30, tzinfo=UTC)) == date(2026, 11, 22)
    assert from_gregorian(datetime(2026, 11, 21, 20, 30, tzinfo=UTC)) == (1405, 9, 1)


def test_summer_time_counts_in_the_years_that_had_it() -> None:
    assert local_date(datetime(2022, 7, 1, 19, 30, tzinfo=UTC)) == date(2022, 7, 2)
    assert local_date(datetime(2023, 7, 1, 19, 30, tzinfo=UTC)) == date(2023, 7, 1)


def test_a_naive_moment_is_taken_as_tehran_time() -> None:
    assert local_date(datetime(2026, 11, 21, 23, 59)) == date(2026, 11, 21)  # noqa: DTZ001


@time_machine.travel(datetime(2026, 11, 21, 21, 0, tzinfo=UTC), tick=False)
def test_today_is_the_day_where_the_clock_hangs() -> None:
    assert today() == date(2026, 11, 22)
    assert today(ZoneInfo("Europe/London")) == date(2026, 11, 21)
