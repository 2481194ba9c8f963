"""The stage of NGOs."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from participation.common.models import User


@pytest.fixture
def registrar(client: Client) -> User:
    """Somebody of the group that keeps the register, signed in."""
    call_command("setup_groups", verbosity=0)
    user = User.objects.create_user("registrar")
    user.groups.add(Group.objects.get(name="کارشناس تشکل‌ها"))
    client.force_login(user)
    return user
