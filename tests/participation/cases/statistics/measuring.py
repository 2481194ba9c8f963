"""Cases of a half-year long past, and the clock that measures it."""

import datetime as dt
from typing import Any

from participation.cases.models import Case
from participation.cases.services import correspondence
from participation.cases.statistics.periods import Half
from participation.common.clock import moved_to
from participation.common.models import User
from participation.common.tick import run_tick
from participation.complaints.models import Category
from persian.jalali import TEHRAN, to_gregorian
from tests.participation.cases.cast import filed

JOB = "cases.statistics"
HALF = Half(1404, 1)


def at(month: int, day: int, hour: int = 10) -> dt.datetime:
    return dt.datetime.combine(to_gregorian(1404, month, day), dt.time(hour), TEHRAN)


def measure() -> None:
    """Let the clock do its work on the first day on which the half-year can be measured."""
    with moved_to(dt.datetime.combine(HALF.measured_from, dt.time(1), TEHRAN)):
        report = run_tick(only={JOB})
    assert report.ran == [JOB]


def came(subject: Category, many: int = 1, *, month: int = 2, **fields: Any) -> list[Case]:
    with moved_to(at(month, 3)):
        return [filed(subject, **fields).case for _one in range(many)]


def closes(cases: list[Case], clerk: User, *, month: int = 2, day: int = 9) -> None:
    with moved_to(at(month, day)):
        for case in cases:
            correspondence.answer(case_id=case.pk, text="رسیدگی شد.", by=clerk, seen=case.version)
