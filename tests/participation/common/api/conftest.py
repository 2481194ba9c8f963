"""The API as a program asks it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

Get = Callable[..., Any]


@pytest.fixture(autouse=True)
def _fresh_allowance() -> None:
    """Each test may ask as often as a new reader."""
    cache.clear()


@pytest.fixture
def get(client: Client) -> Get:
    """Return a function that gives the answer as JSON and fails where its status is another."""

    def ask(path: str, status: int = 200, **parameters: Any) -> Any:
        response = client.get(f"/api/v1/{path}", parameters)
        assert response.status_code == status, response.content
        assert response["Content-Type"].startswith(
            "application/json" if status == 200 else "application/problem+json"
        )
        return response.json()

    return ask
