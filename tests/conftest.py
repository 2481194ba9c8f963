"""The cast and the stage that every test shares."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[None]:
    """The demonstration content, loaded once for all tests of a module and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            call_command("load_demo", verbosity=0)
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)
