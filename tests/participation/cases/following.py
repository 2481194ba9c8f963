"""A citizen who follows a case."""

import re

from django.test import Client

from participation.cases.numbers import show_key, show_number
from participation.cases.services.submission import Submitted


def opened(client: Client, made: Submitted) -> Client:
    """Open a case with its key, as people type it."""
    response = client.post(
        "/track/", {"number": show_number(made.case.number), "key": show_key(made.key or "")}
    )
    assert response.headers["Location"] == "/track/case/", response.content.decode()
    return client


def page(client: Client) -> str:
    """What the page of the open case says."""
    response = client.get("/track/case/")
    assert response.status_code == 200
    return str(response.content.decode())


def token_in(text: str) -> str:
    """The token of the first form."""
    return re.findall(r'name="token" value="([0-9a-f-]{36})"', text)[0]
