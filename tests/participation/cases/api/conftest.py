"""A program at the cases of a province."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from participation.cases.services.submission import Submitted

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _fresh_allowance() -> None:
    cache.clear()


@pytest.fixture
def ask(client: Client, mine: Submitted) -> Ask:
    """Return a function that sends something about the case, as JSON unless files go along."""

    def send(what: str, *, token: str | None = None, files: Any = None, **told: Any) -> Any:
        sent = {"number": mine.case.number, "key": mine.key, **told}
        headers = {"Idempotency-Key": token or str(uuid.uuid4())}
        address = f"/api/v1/cases/{what}/"
        if files is not None:
            return client.post(address, sent | {"files": files}, headers=headers)
        return client.post(address, json.dumps(sent), "application/json", headers=headers)

    return send
