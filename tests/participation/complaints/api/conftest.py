"""A program that files complaints."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from participation.complaints.models import Category
from tests.participation.cases.cast import VALID_ID
from tests.participation.common.defence.altcha import solved

ADDRESS = "/api/v1/complaints/"
TEXT = "از مهرماه صورت‌جلسه‌های شورا روی تابلو نصب نمی‌شود."
PERSON = {"name": "شهروند نشان‌دار", "national_id": VALID_ID, "mobile": "۰۹۱۳ ۱۲۳ ۴۵۶۷"}
File = Callable[..., Any]


@pytest.fixture(autouse=True)
def _easy(settings: Any) -> None:
    """Challenges that Python solves at once, and a fresh allowance."""
    settings.POW_HARDNESS = 200
    cache.clear()


def proof(client: Client) -> str:
    """Return a solved challenge of the API."""
    return solved(client.get("/api/v1/challenge/").json())


@pytest.fixture
def file(client: Client, django_capture_on_commit_callbacks: Any) -> File:
    """Return a function that files something; what it is told replaces what a program sends."""

    def send(chosen: Category, key: str | None = None, **told: Any) -> Any:
        sent = {
            "category": chosen.pk,
            "text": TEXT,
            "consent_version": 1,
            "pow": proof(client),
            **(PERSON if chosen.kind == "complaint" else {}),
            **told,
        }
        sent = {name: value for name, value in sent.items() if value is not None}
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(ADDRESS, sent, headers=headers)

    return send
