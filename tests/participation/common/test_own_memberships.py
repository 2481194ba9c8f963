"""Nobody changes the own memberships: leaving a unit would open what is against it."""

import pytest
from django.test import Client

from participation.common.models import Unit, UnitMembership, User

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/unitmembership/"


@pytest.fixture
def admin() -> User:
    """Somebody who may do everything, and works in a unit."""
    user = User.objects.create_superuser("admin", password="a long pass phrase")
    unit = Unit.objects.create(name="واحد آزمون", kind="desk")
    UnitMembership.objects.create(user=user, unit=unit)
    return user


@pytest.fixture
def client(admin: User) -> Client:
    """The browser of that person."""
    client = Client()
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(user: User, unit: Unit) -> dict[str, object]:
    """What the form sends."""
    return {"user": user.pk, "unit": unit.pk, "role": "officer", "until": "1400/01/01"}


def test_the_own_membership_is_neither_ended_nor_deleted(client: Client, admin: User) -> None:
    own = UnitMembership.objects.get()

    changed = client.post(f"{LIST}edit/{own.pk}/", sent(admin, own.unit))
    deleted = client.post(f"{LIST}delete/{own.pk}/", follow=True)

    for answer in (changed, deleted):
        assert "باید همکار دیگری تغییر دهد" in answer.content.decode()
    own.refresh_from_db()
    assert own.until is None


def test_it_is_not_given_to_somebody_else_to_get_rid_of_it(client: Client, admin: User) -> None:
    own = UnitMembership.objects.get()
    other = User.objects.create_user("other")

    client.post(f"{LIST}edit/{own.pk}/", sent(other, own.unit))

    own.refresh_from_db()
    assert own.user == admin


def test_nobody_gives_oneself_a_unit(client: Client, admin: User) -> None:
    there = Unit.objects.create(name="واحد دیگر", kind="desk")

    client.post(f"{LIST}new/", sent(admin, there))

    assert not UnitMembership.objects.filter(unit=there).exists()


def test_memberships_of_others_are_changed_as_before(client: Client, admin: User) -> None:
    other = User.objects.create_user("other")
    unit = Unit.objects.get()
    client.post(f"{LIST}new/", {**sent(other, unit), "until": ""})
    made = UnitMembership.objects.get(user=other)

    assert client.post(f"{LIST}edit/{made.pk}/", sent(other, unit)).status_code == 302
    assert client.post(f"{LIST}delete/{made.pk}/").status_code == 302
    assert not UnitMembership.objects.filter(user=other).exists()
