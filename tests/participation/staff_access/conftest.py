"""Members of staff."""

import pytest
from django.contrib.auth.models import Group

from participation.common.models import User
from tests.participation.staff_access.door import PASSWORD, Door


def _member(username: str, group: str) -> User:
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(db: None) -> User:
    """Return somebody who may write pages."""
    return _member("editor", "Editors")


@pytest.fixture
def moderator(db: None) -> User:
    """Return somebody who may publish pages."""
    return _member("moderator", "Moderators")


@pytest.fixture
def administrator(db: None) -> User:
    """Return who may everything."""
    return User.objects.create_superuser("administrator", "administrator@example.org", PASSWORD)


@pytest.fixture
def door() -> Door:
    """Return a browser at the door."""
    return Door()


@pytest.fixture
def forced(settings) -> None:
    """Make two steps the rule, as in production."""
    settings.STAFF_TWO_FACTOR_REQUIRED = True
