"""Dates are shown in the wording of the house."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.jalali import (
    WEEKDAYS,
    format_date,
    format_datetime,
    format_full,
    format_month,
    format_short,
    format_time,
    parse_date,
    parse_datetime,
    relative_days,
    to_jalali_iso,
)

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
DAYS = st.dates(date(1821, 3, 21), date(2221, 3, 20))


def test_a_day_is_shown_in_four_lengths() -> None:
    assert format_date(DAY) == "۱ آذر ۱۴۰۵"
    assert format_full(DAY) == "یکشنبه ۱ آذر ۱۴۰۵"
    assert format_short(DAY) == "۱۴۰۵/۰۹/۰۱"
    assert format_month(DAY) == "آذر ۱۴۰۵"


def test_the_twin_of_an_iso_date_is_machine_readable() -> None:
    assert to_jalali_iso(DAY) == "1405-09-01"


def test_a_moment_is_shown_on_the_clock_of_tehran() -> None:
    assert format_datetime(MOMENT) == "یکشنبه ۱ آذر ۱۴۰۵، ساعت ۱۴:۳۰"
    assert format_time(MOMENT) == "۱۴:۳۰"
    assert format_full(datetime(2026, 11, 21, 20, 30, tzinfo=UTC)) == "یکشنبه ۱ آذر ۱۴۰۵"
    assert to_jalali_iso(datetime(2026, 11, 21, 20, 30, tzinfo=UTC)) == "1405-09-01"


def test_weekdays_are_spelled_as_the_house_spells_them() -> None:
    week = [WEEKDAYS[date(2026, 11, day).isoweekday()] for day in range(21, 28)]
    assert " ".join(week) == "شنبه یکشنبه دوشنبه سه\u200cشنبه چهارشنبه پنجشنبه جمعه"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 4), "۱۲ روز مانده"),
        (date(2026, 11, 23), "۱ روز مانده"),
        (DAY, "امروز"),
        (date(2026, 11, 18), "۴ روز گذشته"),
        (date(2031, 11, 22), "۱٬۸۲۶ روز مانده"),
    ],
)
def test_distance_is_told_in_days(day: date, words: str) -> None:
    assert relative_days(day, DAY) == words


def test_distance_between_moments_counts_days_of_tehran() -> None:
    assert relative_days(MOMENT, datetime(2026, 11, 21, 20, 29, tzinfo=UTC)) == "۱ روز مانده"
    assert relative_days(MOMENT, datetime(2026, 11, 21, 20, 30, tzinfo=UTC)) == "امروز"


@given(day=DAYS)
def test_every_way_of_showing_a_day_reads_back_as_that_day(day: date) -> None:
    for show in (format_date, format_full, format_short, to_jalali_iso):
        assert parse_date(show(day)) == day


# Before 1402 an hour each autumn came twice.
@given(moment=st.datetimes(datetime(2023, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_moment_reads_back_to_the_minute(moment: datetime) -> None:
    minute = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    assert parse_datetime(format_datetime(minute)) == minute
