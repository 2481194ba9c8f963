"""The minutes of the demonstration, without its pages and pictures."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import TestCase

from cms.demo.minutes import load_minutes


@pytest.fixture(scope="module")
def minutes(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[None]:
    """The minutes, loaded once for all tests of a module and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            load_minutes()
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)
