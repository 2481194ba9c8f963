"""One page of every type, by what it asks of the database and what it says to the browser."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.whole_site.page_types import one_of_each_type

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ARTICLE_QUERIES, LIST_QUERIES = 12, 16
LISTS = ("home.", "index")


def test_the_demonstration_has_a_page_of_every_type_that_can_be_made() -> None:
    made = set(one_of_each_type())
    possible = {
        model._meta.label_lower
        for model in Page.__subclasses__()
        for model in [model, *model.__subclasses__()]
        if not model._meta.abstract
    }
    assert len(made) >= 15
    assert {label for label in possible if not label.startswith("wagtail")} <= made


def test_no_page_type_asks_more_than_its_budget_or_the_same_twice_or_writes(
    client: Client,
) -> None:
    faults: list[str] = []
    for label, path in one_of_each_type().items():
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = client.get(path)
        assert response.status_code == 200, path
        asked = [query["sql"] for query in captured]
        is_list = any(word in label for word in LISTS)
        limit = LIST_QUERIES if is_list else ARTICLE_QUERIES
        if len(asked) > limit:
            faults.append(f"{label}: {len(asked)} queries, {limit} allowed")
        faults += [f"{label}: twice {sql[:160]}" for sql in set(asked) if asked.count(sql) > 1]
        faults += [f"{label}: writes {sql[:160]}" for sql in asked if not reads(sql)]
    assert faults == []


def reads(sql: str) -> bool:
    return sql.lstrip(" (").upper().startswith(("SELECT", "SAVEPOINT", "RELEASE", "PRAGMA"))


def test_a_public_page_sets_no_cookie_and_carries_the_strict_policy(client: Client) -> None:
    for label, path in one_of_each_type().items():
        response = client.get(path)
        if label != "contact.contactpage":
            assert not response.cookies, label
        policy = response["Content-Security-Policy"]
        assert "script-src 'self'" in policy, label
        assert "unsafe" not in policy, label
