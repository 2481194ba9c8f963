"""What most tests of cases begin with: the units, an officer, a complaint that lies in the desk."""

import pytest

from participation.cases.models import Case
from participation.cases.services.submission import Submitted
from participation.common.models import User
from tests.participation.cases.cast import Province, category, filed, officer


@pytest.fixture
def province() -> Province:
    """The units."""
    return Province()


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk."""
    return officer("one", province.desk)


@pytest.fixture
def mine(province: Province) -> Submitted:
    """A complaint that lies in the desk, with its key."""
    return filed(category(province.desk))


@pytest.fixture
def case(mine: Submitted) -> Case:
    """The same without its key."""
    return mine.case


@pytest.fixture
def two(province: Province) -> User:
    """A colleague of the desk."""
    return officer("two", province.desk)


@pytest.fixture
def other(province: Province) -> User:
    """An officer elsewhere, who sees nothing of the desk's."""
    return officer("other", province.first)
