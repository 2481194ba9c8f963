"""A Monday in Azar, and an administrator."""

import pytest

from participation.common.models import User


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to("2026-11-23T08:00Z")


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("chief"))
    return client
