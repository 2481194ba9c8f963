"""The world of the table is made once for a module, in a database of its own."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.copies import copied, leading_to
from tests.participation.cases.permissions.people import World, made


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[World]:
    """The case and its people; what a test does to them is taken back by its transaction."""
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)
    with django_db_blocker.unblock(), copied() as name, leading_to(name):  # type: ignore[attr-defined]
        there = made()
        with django_db_blocker.block():  # type: ignore[attr-defined]
            yield there
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def _fresh_allowance() -> None:
    cache.clear()
