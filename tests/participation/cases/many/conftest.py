"""Cases to choose from."""

import pytest

from participation.cases.models import (
    Case,
)
from tests.participation.cases.cast import Province, category, filed


@pytest.fixture
def cases(province: Province) -> list[Case]:
    """Three complaints in the desk."""
    asked = category(province.desk)
    return [filed(asked).case for _ in range(3)]
