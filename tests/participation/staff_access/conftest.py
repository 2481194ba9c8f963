"""Members of staff, and the office that they work in."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from participation.common.models import User
from tests.participation.staff_access.door import PASSWORD, Door, let_into_admin
from tests.participation.staff_access.office import Office


def _member(username: str) -> User:
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD)
    let_into_admin(user)
    return user


@pytest.fixture
def editor(db: None) -> User:
    """Return somebody who may write pages."""
    return _member("editor")


@pytest.fixture
def moderator(db: None) -> User:
    """Return somebody who may publish pages."""
    return _member("moderator")


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


@pytest.fixture(scope="module")
def office(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureDef,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Office]:
    """Return the site in a process of its own, where two steps are the rule."""
    with django_db_blocker.unblock(), transaction.atomic():
        office = Office(tmp_path_factory.mktemp("office") / "var")
        transaction.set_rollback(True)
    with office.serving():
        yield office
