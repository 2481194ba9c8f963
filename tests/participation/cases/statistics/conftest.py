"""A half-year with cases in it, measured."""

from typing import Any

import pytest

from participation.cases.statistics import figures_for
from participation.common.models import User
from participation.complaints.models import Category
from tests.participation.cases.cast import Province, category, officer
from tests.participation.cases.statistics.measuring import came, closes, measure


@pytest.fixture
def province() -> Province:
    return Province()


@pytest.fixture
def clerk(province: Province) -> User:
    return officer("clerk", province.desk, permissions=("view_case", "handle_case"))


@pytest.fixture
def subject(province: Province) -> Category:
    return category(province.desk, kind="report", title="گزارش آسیب", promised_amount=20)


@pytest.fixture
def told(province: Province, subject: Category, clerk: User) -> dict[str, Any]:
    """Cases of two counties, eight of them left open; some restricted, two of a rare subject."""
    closes(came(subject, 20, county=province.county), clerk)
    closes(came(subject, 6, month=3, county=province.other_county), clerk, month=3)
    came(subject, 8, month=3, county=province.county)
    hidden = category(province.desk, kind="report", title="کودک‌آزاری", is_restricted=True)
    closes(came(hidden, 7, county=province.county), clerk)
    other = category(province.desk, kind="report", title="پیشنهاد برای محله")
    closes(came(other, 2, county=province.other_county), clerk)
    measure()
    found = figures_for()
    assert found is not None
    return found
