"""The cast and the stage that every test shares."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests import browser as chromium
from tests.copies import copied, leading_to
from tests.disk_site import DiskSite

pytest_plugins = [
    "tests.skips",
    "tests.engines",
    "tests.garbage",
    "tests.order",
    "tests.prepared_database",
]

# Playwright keeps an event loop on the thread of the tests, and Django would refuse its queries.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Load the demonstration's pages into a copy of the test database; give the copy's name."""
    with django_db_blocker.unblock(), copied() as name:
        with leading_to(name):
            call_command("load_demo", "--no-cases", verbosity=0)
        with django_db_blocker.block():
            yield name


@pytest.fixture(scope="module")
def demo(demonstration: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let all tests of a module find the demonstration's pages, and no test after it."""
    with django_db_blocker.unblock(), leading_to(demonstration), django_db_blocker.block():
        yield


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A copy of the test database in which a test really commits; nothing of it comes back."""
    with django_db_blocker.unblock(), copied() as name, leading_to(name):
        yield


@pytest.fixture(scope="session")
def base_url() -> None:
    """No common address: each test is served on a port of its own."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium instead of one that is downloaded."""
    return {**browser_type_launch_args, **chromium.LAUNCH}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader of Persian."""
    return {**browser_context_args, "locale": "fa-IR", "timezone_id": "Asia/Tehran"}


@pytest.fixture
def server(db: None) -> Iterator[str]:
    """The address of the site, served from the transaction of the test."""
    with chromium.serving() as address:
        yield address


@pytest.fixture
def disk_site(tmp_path: Path, db: None) -> Callable[[], DiskSite]:
    """Give a function that copies what the test has made so far to the disk, for processes."""
    if connection.vendor != "sqlite":
        pytest.skip("copies the SQLite test database")

    def copy() -> DiskSite:
        return DiskSite(tmp_path / "var")

    return copy
