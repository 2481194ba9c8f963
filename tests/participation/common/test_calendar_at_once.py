"""Two who change the calendar at the same moment, and one who is killed while he does."""

import pytest

from tests.processes import comes_true

pytestmark = pytest.mark.django_db

ENTER = """
import sys
from datetime import date
from django.core.exceptions import ValidationError
from participation.common.calendar import save_holiday
from participation.common.models import Holiday
sys.stdin.readline()
try:
    save_holiday(holiday=Holiday(day=date(2026, 12, 1), title="closed"))
    print("entered")
except ValidationError as refusal:
    print("refused", *refusal.message_dict)
"""

# A listener that says it was called and never returns.
HANG = """
import time
from datetime import date
from participation.common.calendar import register_calendar_listener, save_holiday
from participation.common.models import Holiday
def hang(since, until, counties):
    print("told", flush=True)
    time.sleep(600)
register_calendar_listener(hang)
save_holiday(holiday=Holiday(day=date(2026, 12, 1), title="closed"))
"""


def test_one_of_those_who_enter_a_day_at_the_same_moment_does_and_the_others_are_told(disk_site):
    site = disk_site()
    site.manage("migrate", "--check")
    children = [site.start(ENTER) for _ in range(4)]
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    said = sorted(child.communicate(timeout=120)[0].strip() for child in children)
    assert said == ["entered"] + ["refused day"] * 3
    assert site.query("select count(*) from common_holiday") == [(1,)]
    assert site.query("select count(*) from common_calendarchange") == [(1,)]


def test_who_is_killed_while_deadlines_move_has_changed_nothing(disk_site):
    site = disk_site()
    child = site.start(HANG)
    assert comes_true(lambda: child.stdout.readline() == "told\n", seconds=120)
    child.kill()
    child.communicate()
    for table in ("common_holiday", "common_calendarchange"):
        assert site.query(f"select count(*) from {table}") == [(0,)]  # noqa: S608
    assert site.run(ENTER.replace("sys.stdin.readline()", "")) == "entered\n"
