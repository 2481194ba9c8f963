"""Nothing that a stranger sends makes a 500: every public address, with garbage in everything."""

from urllib.parse import unquote

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.whole_site.addresses import Address, public_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

# Parameters that a stranger would try although no link of ours carries them.
GUESSES = ("page", "q", "year", "month", "kind", "tag", "format", "next", "id", "page_size")
GARBAGE = {
    "long": "الف" * 2_000,
    "nul": "\0الف\0",
    "negative": "-1",
    "huge": "9" * 400,
    "persian digits": "۱۴۰۵",
    "thirteenth month": "1405-13-45",
    "direction marks": "\u202e\u200f\u2066",
    "markup": "<script>alert(1)</script>'\"><img src=x>",
    "sql": "1' OR '1'='1' --",
    "template": "{{7*7}}{% load x %}%s%n",
    "empty": "",
    "surrogate": "\\ud800",
    "path": "../../../../etc/passwd",
    "list": "[1,2,{}]",
}
MEGABYTE = "الف" * 350_000
RAW_QUERIES = (
    "q=" + "x" * 1_000_000,
    "page=%ff%fe",
    "%00=%00",
    "&&&===",
    "a[]=1&a[]=2",
    "page=1&page=2",
    "%d8=%d8%27",
)


@pytest.fixture(scope="module")
def stranger() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture(scope="module")
def addresses(stranger: Client, demo: None, django_db_blocker: DjangoDbBlocker) -> list[Address]:
    """All of them, walked once; nothing that the walk writes stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = public_addresses(stranger)
        transaction.set_rollback(True)
    return found


def problems(response, address: str, what: str) -> list[str]:
    """Say what is wrong with an answer: a crash, or a page that is not ours."""
    if response.status_code >= 500:
        return [f"{response.status_code} {address} ({what})"]
    # An answer to HEAD has no body, and no browser sends what is answered with 405.
    is_read = response.request["REQUEST_METHOD"] != "HEAD" and response.status_code != 405
    is_page = is_read and response.get("Content-Type", "").startswith("text/html")
    if response.status_code >= 400 and is_page and 'lang="fa"' not in response.content.decode():
        return [f"{response.status_code} without a Persian page {address} ({what})"]
    return []


def test_the_walk_reaches_the_addresses_that_matter(addresses: list[Address]) -> None:
    paths = {unquote(address.path) for address in addresses}
    assert {"/", "/خبرها/", "/خدمات/", "/robots.txt", "/sitemap.xml"} <= paths
    assert len(paths) > 40


def test_no_address_answers_500_to_garbage_in_its_parameters(
    stranger: Client, addresses: list[Address]
) -> None:
    found: list[str] = []
    tried = 0
    for address in addresses:
        names = address.parameters | set(GUESSES)
        for what, value in GARBAGE.items():
            response = stranger.get(address.path, dict.fromkeys(names, value))
            found += problems(response, address.path, what)
            tried += 1
        for query in RAW_QUERIES:
            response = stranger.get(address.path, QUERY_STRING=query)
            found += problems(response, address.path, query[:40])
    assert tried > 500
    assert found == []


def test_no_form_answers_500_to_garbage_in_its_fields(
    stranger: Client, addresses: list[Address]
) -> None:
    found: list[str] = []
    # The same one stands on many pages, as the search does on all.
    forms = list(dict.fromkeys(form for address in addresses for form in address.forms))
    assert len(forms) > 20
    for form in forms:
        send = stranger.post if form.method == "post" else stranger.get
        for what, value in GARBAGE.items():
            response = send(form.action, dict.fromkeys(form.fields, value))
            found += problems(response, f"{form.method} {form.action}", what)
        if form.method == "post":
            response = stranger.post(form.action, dict.fromkeys(form.fields, MEGABYTE))
            found += problems(response, f"{form.method} {form.action}", "a megabyte")
    assert found == []


def test_no_address_answers_500_to_another_method_or_a_broken_body(
    stranger: Client, addresses: list[Address]
) -> None:
    found: list[str] = []
    for address in addresses:
        for method in ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "BREW"):
            for kind in ("application/json", "multipart/form-data; boundary=x", "text/\0"):
                response = stranger.generic(method, address.path, b"\xff\0{", content_type=kind)
                found += problems(response, f"{method} {address.path}", kind)
    assert found == []


@pytest.mark.parametrize(
    "path",
    [
        "/%ff%fe/",
        "/%00/",
        "/" + "a" * 20_000 + "/",
        "/../../etc/passwd",
        "/خبرها/%2e%2e/",
        "/%2F%2Fevil.example/",
        "/admin/%ff/",
        "/خبرها/۱۴۰۵/۱۳/",
        "/.git/config",
        "/%E2%80%AE/",
    ],
)
def test_a_path_that_is_nowhere_gets_a_page_of_ours(stranger: Client, path: str) -> None:
    response = stranger.get(path)
    assert response.status_code in {301, 302, 400, 404}
    assert problems(response, path, "path") == []
