"""The defence as a stranger meets it."""

import pytest
from django.test import RequestFactory


@pytest.fixture(autouse=True)
def _easy(settings: pytest.FixtureRequest) -> None:
    """Challenges that Python solves at once."""
    settings.POW_HARDNESS = 200
    settings.POW_HARDEST = 2_000


@pytest.fixture
def ask():
    """Give a function that returns a request from an address."""

    def request(address: str = "203.0.113.7"):
        return RequestFactory().post("/", REMOTE_ADDR=address)

    return request
