"""Periods begin and end on the right days, with no day lost between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.jalali import (
    JalaliError,
    Season,
    month_range,
    season_of,
    season_range,
    week_range,
    year_range,
)

YEARS = st.integers(1200, 1599)
DAY = timedelta(days=1)


def test_a_year_runs_from_the_first_of_farvardin_to_the_last_of_esfand() -> None:
    assert year_range(1403) == (date(2024, 3, 20), date(2025, 3, 20))
    assert year_range(1405) == (date(2026, 3, 21), date(2027, 3, 20))


def test_a_month_includes_its_last_day() -> None:
    assert month_range(1405, 9) == (date(2026, 11, 22), date(2026, 12, 21))
    assert month_range(1403, 12) == (date(2025, 2, 19), date(2025, 3, 20))


def test_autumn_is_mehr_to_azar() -> None:
    assert season_range(1405, Season.AUTUMN) == (date(2026, 9, 23), date(2026, 12, 21))


@pytest.mark.parametrize(
    ("day", "season"),
    [
        (date(2026, 3, 20), Season.WINTER),
        (date(2026, 3, 21), Season.SPRING),
        (date(2026, 9, 22), Season.SUMMER),
        (date(2026, 11, 22), Season.AUTUMN),
    ],
)
def test_a_day_has_its_season(day: date, season: Season) -> None:
    assert season_of(day) is season


@given(year=YEARS)
def test_months_and_seasons_tile_the_year(year: int) -> None:
    months = [month_range(year, month) for month in range(1, 13)]
    seasons = [season_range(year, season) for season in Season]
    for parts in (months, seasons):
        assert (parts[0][0], parts[-1][1]) == year_range(year)
        ends = [last + DAY for _, last in parts[:-1]]
        assert ends == [first for first, _ in parts[1:]]


@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_week_is_the_saturday_before_to_the_friday_after(day: date) -> None:
    first, last = week_range(day)
    assert first <= day <= last
    assert (first.isoweekday(), last.isoweekday()) == (6, 5)
    assert last - first == 6 * DAY


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_that_does_not_exist_is_refused(month: int) -> None:
    with pytest.raises(JalaliError):
        month_range(1405, month)
