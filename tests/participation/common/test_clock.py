"""The clock of writes."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.common.clock import moved_to, now, today
from persian.jalali import local_date


def test_what_is_written_inside_has_the_moment_of_its_story_and_what_comes_after_has_not() -> None:
    past = timezone.now() - dt.timedelta(days=30)
    with moved_to(past):
        assert (now(), today()) == (past, local_date(past))
    assert now() > past + dt.timedelta(days=29)


def test_a_moment_that_has_not_come_is_refused() -> None:
    ahead = timezone.now() + dt.timedelta(minutes=1)
    with pytest.raises(ValueError, match="not come"), moved_to(ahead):
        raise AssertionError("the clock stood ahead")
