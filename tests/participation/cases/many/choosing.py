"""Choosing many cases on the list, and doing one thing to all of them."""

import re
from typing import Any

from django.test import Client

from participation.cases.models import (
    Case,
)
from participation.common.tick import run_tick

LIST, BULK = "/admin/cases/", "/admin/cases/bulk/"


def boxes(cases: list[Case]) -> list[str]:
    """What the ticked boxes send."""
    return [f"{case.pk}:{case.version}" for case in cases]


def choose(client: Client, work: str, cases: list[Case], **given: Any) -> dict[str, Any]:
    """Choose cases on the list; return what the form that follows sends."""
    answer = client.post(BULK, {"work": work, "case": boxes(cases), **given})
    assert answer.status_code == 200, answer.headers
    text = answer.content.decode()
    sent = dict(re.findall(r'name="(chosen|token)" value="([^"]*)"', text))
    return {"work": work, **sent}


def done(client: Client, work: str, cases: list[Case], **given: Any) -> str:
    """Do something to many, let the clock run, and return the report."""
    answer = client.post(BULK, {**choose(client, work, cases), **given})
    assert answer.status_code == 302, answer.content.decode()
    run_tick(only=["cases.bulk"])
    return str(client.get(answer.headers["Location"]).content.decode())
