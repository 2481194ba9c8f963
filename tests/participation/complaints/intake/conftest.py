"""Somebody of a facilitation office, and what is filed there."""

import pytest

from participation.common.models import User
from participation.complaints.models import Category
from tests.participation.cases.cast import Province, category, officer


@pytest.fixture
def office(province: Province) -> User:
    """Who works in a facilitation office."""
    return officer("office", province.office)


@pytest.fixture
def wish(province: Province) -> Category:
    """A class of requests that goes to the desk."""
    return category(province.desk, kind="request")
