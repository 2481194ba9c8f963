"""What the tests of every kind of page share."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody who may edit and publish everything, signed in."""
    client.force_login(get_user_model().objects.create_superuser("editor", password="a-password"))
    return client


@pytest.fixture
def queries_of(client: Client) -> Callable[[str], list[str]]:
    """Return a function that gives the SQL of a warm public page.

    It fails where the page writes, or asks the same thing twice.
    """

    def ask(url: str) -> list[str]:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url)
        assert response.status_code == 200
        asked = [query["sql"] for query in captured.captured_queries]
        assert not [sql for sql in asked if not sql.startswith("SELECT")]
        assert sorted(set(asked)) == sorted(asked)
        return asked

    return ask
