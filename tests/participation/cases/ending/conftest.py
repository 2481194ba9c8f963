"""A county governorate on its last day, and who works there."""

from typing import Any

import pytest

from participation.common.models import Unit, User
from participation.complaints.models import Category
from tests.participation.cases.cast import Province, category, officer
from tests.participation.cases.ending.clock import BEFORE, LAST, MANAGER


@pytest.fixture(autouse=True)
def last_day(province: Province, time_machine: Any) -> None:
    """The office works ten more days."""
    time_machine.move_to(BEFORE)
    Unit.objects.filter(pk=province.office.pk).update(active_until=LAST)
    province.office.refresh_from_db()


@pytest.fixture
def local(province: Province) -> Category:
    """What goes to the office itself."""
    return category(province.office, kind="request")


@pytest.fixture
def worker(province: Province) -> User:
    """Who works in the office and nowhere else."""
    return officer("worker", province.office)


@pytest.fixture
def manager() -> User:
    """Who manages all cases."""
    return officer("manager", permissions=MANAGER)
