"""The stage of complaints."""

import pytest

from tests.participation.cases.cast import Province


@pytest.fixture
def province() -> Province:
    """The units."""
    return Province()
