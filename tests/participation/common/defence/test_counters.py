"""Counters slow down and never lock out, count nobody by name, and die."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import RequestFactory

from participation.common.defence.callers import caller
from participation.common.defence.counters import Pace, attempt, hit
from participation.common.models import RateCounter
from participation.common.tick import run_tick

pytestmark = [pytest.mark.django_db, pytest.mark.db]

WINDOW = timedelta(minutes=10)
PACE = Pace(free=3, window=WINDOW, first=timedelta(seconds=5), longest=timedelta(seconds=12))


@pytest.fixture(autouse=True)
def clock(time_machine):
    """Hold the time at the beginning of a window of «somebody»."""
    time_machine.move_to("2026-01-01T08:00:00Z", tick=False)
    hit("probe", "somebody", window=WINDOW)
    return time_machine


def wait(who: str = "somebody") -> int:
    return int(attempt("probe", who, pace=PACE).wait.total_seconds())


def start_window(clock) -> None:
    """Go to where a new window of the probe begins."""
    clock.move_to(RateCounter.objects.get().expires_at, tick=False)


def test_tries_are_counted_apart_for_each_bucket_and_caller():
    assert [hit("a", "x", window=WINDOW) for _ in range(3)] == [1, 2, 3]
    assert hit("a", "y", window=WINDOW) == 1
    assert hit("b", "x", window=WINDOW) == 1


def test_a_new_window_counts_from_one(clock):
    start_window(clock)
    assert [hit("probe", "somebody", window=WINDOW) for _ in range(2)] == [1, 2]
    clock.shift(WINDOW - timedelta(seconds=1))
    assert hit("probe", "somebody", window=WINDOW) == 3
    clock.shift(timedelta(seconds=1))
    assert hit("probe", "somebody", window=WINDOW) == 1


def test_the_first_pass_at_once_and_each_after_them_waits_longer_up_to_a_bound(clock):
    start_window(clock)
    assert [wait(), wait(), wait()] == [0, 0, 0]
    waits = []
    for _ in range(4):
        waits.append(wait())
        clock.shift(waits[-1])
        assert wait() == 0
    assert waits == [5, 10, 12, 12]


def test_tries_during_a_wait_neither_count_nor_prolong_it(clock):
    start_window(clock)
    for _ in range(3):
        wait()
    for left in (5, 4, 3, 2, 1):
        assert {wait() for _ in range(10)} == {left}
        clock.shift(1)
    assert attempt("probe", "somebody", pace=PACE).count == 4


def test_one_who_tries_without_end_keeps_nobody_out(clock):
    start_window(clock)
    passed = 0
    for _second in range(300):
        passed += sum(wait() == 0 for _ in range(3))
        clock.shift(1)
    assert 24 <= passed <= 30
    assert wait("another") == 0


def test_a_limit_of_one_lets_one_through(clock):
    start_window(clock)
    strict = Pace(free=1, window=WINDOW, first=timedelta(seconds=5), longest=timedelta(seconds=9))
    tries = [attempt("strict", "x", pace=strict).wait.seconds for _ in range(2)]
    assert tries == [0, 5]


def test_nothing_in_a_counter_tells_who_it_was_or_when_he_came(clock):
    address = caller(RequestFactory().get("/", REMOTE_ADDR="203.0.113.77"))
    for moment in ("2026-01-01T08:00:00Z", "2026-01-01T08:00:01Z"):
        clock.move_to(moment, tick=False)
        attempt("probe", address, pace=PACE)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM common_ratecounter ORDER BY expires_at")
            rows = cursor.fetchall()
        assert len(rows) == 2
        assert "203.0.113" not in str(rows)
    # The same end of the window, a second later: it follows the clock and not the caller.
    assert len({expires for _key, _count, expires, _free in rows}) == 2
    assert all(free == 0 for *_rest, free in rows)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("", "unix", True),
    ],
)
def test_a_household_is_one_caller_whatever_it_calls_itself(one, other, same):
    callers = [caller(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (callers[0] == callers[1]) is same


def test_counters_die_by_themselves(clock):
    # Where its window begins is a matter of the key: two of the three may well end in one minute.
    hit("short", "x", window=timedelta(minutes=1))
    hit("long", "x", window=timedelta(hours=6))
    ends = sorted(RateCounter.objects.values_list("expires_at", flat=True))
    assert len(ends) == 3
    for end in ends:
        clock.move_to(end - 1, tick=False)
        run_tick(only=["common.forget_counters"])
        assert RateCounter.objects.filter(expires_at=end).exists()
        clock.move_to(end, tick=False)
        run_tick(only=["common.forget_counters"])
        assert RateCounter.objects.count() == sum(1 for other in ends if other > end)
    assert not RateCounter.objects.exists()


def test_a_try_inside_a_transaction_is_refused_because_it_could_be_forgotten():
    RateCounter.objects.all().delete()
    with transaction.atomic(), pytest.raises(RuntimeError):
        hit("a", "x", window=WINDOW)
    assert hit("a", "x", window=WINDOW) == 1
