"""The last day of a unit, and the clock after it."""

import datetime

from participation.cases.models import Notice
from participation.common.models import User
from participation.common.tick import run_tick

LAST = datetime.date(2026, 11, 30)


BEFORE, AFTER = "2026-11-20T08:00Z", "2026-12-01T08:00Z"


NEWS = "/admin/cases/notices/"


MANAGER = ("view_case", "handle_case", "view_all_cases")


def tick() -> None:
    """Let the clock do what the end of units brings."""
    assert run_tick(only=["cases.end_units", "cases.warn_of_ends"]).failed == []


def news_of(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("event", flat=True))
