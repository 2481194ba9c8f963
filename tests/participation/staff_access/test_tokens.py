"""Making and revoking tokens on one's own account page."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.auth.models import Permission
from wagtail.models import ModelLogEntry

from participation.common.models import User
from participation.common.tick import run_tick
from participation.staff_access import services
from participation.staff_access.models import StaffToken
from participation.staff_access.tokens.services import token_named
from tests.participation.staff_access.door import enrol

TOKENS = "/admin/account/tokens/"
START = dt.datetime(2026, 11, 22, 8, 0, 10, tzinfo=dt.UTC)
ASKED = {"name": "گزارش هفتگی", "scopes": ["cases:read"], "days": "30"}


@pytest.fixture(autouse=True)
def clock():
    """Hold the time, so that no code turns in the middle of a test."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(editor: User) -> User:
    editor.user_permissions.add(Permission.objects.get(codename="view_case"))
    return editor


@pytest.fixture
def inside(door, officer, clock):
    """A browser of an officer who has an app, and the phone."""
    door.give_password(officer)
    phone, _codes = enrol(door.client, "/admin/account/two-step/app/")
    clock.shift(60)
    return door, phone


def made(door, phone, **told) -> str:
    page = door.client.post(f"{TOKENS}new/", {**ASKED, "code": phone.code(), **told})
    found = re.findall(r"<bdi dir=\"ltr\">(mosh_[\w-]+)</bdi>", page.content.decode())
    return found[0] if found else ""


def test_a_token_is_shown_once_and_kept_as_a_hash(inside, officer):
    door, phone = inside
    assert f'href="{TOKENS}"' in door.get("/admin/account/").content.decode()
    token = made(door, phone)
    assert token
    row = StaffToken.objects.get()
    assert (row.user, row.scopes, row.prefix) == (officer, ["cases:read"], token[:10])
    assert token not in str(StaffToken.objects.values().get())
    page = door.get(TOKENS)
    assert token not in page.content.decode()
    assert token[:10] in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert token_named(token) == row
    entry = ModelLogEntry.objects.get(action="staff_access.token_made")
    assert token not in str(entry.data)


@pytest.mark.parametrize("told", [
    {"code": "000000"}, {"code": ""}, {"name": ""}, {"scopes": []}, {"scopes": ["cases:write"]},
    {"days": "9999"},
])  # fmt: skip
def test_nothing_is_made_without_a_code_nor_beyond_what_one_may(inside, told):
    door, phone = inside
    assert made(door, phone, **told) == ""
    assert not StaffToken.objects.exists()


def test_a_code_makes_one_token_however_often_it_is_sent(inside):
    door, phone = inside
    code = phone.code()
    assert made(door, phone, code=code)
    assert made(door, phone, code=code) == ""
    assert StaffToken.objects.count() == 1


def test_nobody_without_an_app_makes_one(door, officer):
    door.give_password(officer)
    answer = door.client.post(f"{TOKENS}new/", {**ASKED, "code": "123456"})
    assert answer.headers["Location"] == TOKENS
    assert not StaffToken.objects.exists()


def test_a_revoked_token_opens_nothing_and_another_s_cannot_be_revoked(inside, moderator):
    door, phone = inside
    token = made(door, phone)
    row = StaffToken.objects.get()
    other = StaffToken.objects.create(
        user=moderator, name="x", prefix="mosh_x", hashed="x", expires_at=row.expires_at
    )
    assert door.client.post(f"{TOKENS}{other.pk}/revoke/").status_code == 404
    assert door.client.get(f"{TOKENS}{row.pk}/revoke/").status_code == 405
    assert token_named(token) is not None
    door.client.post(f"{TOKENS}{row.pk}/revoke/")
    assert token_named(token) is None
    assert list(StaffToken.objects.all()) == [other]


def test_a_token_ends_with_its_time_its_owner_and_the_owner_s_app(inside, officer, clock):
    door, phone = inside
    token = made(door, phone)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert token_named(token) is None
    User.objects.filter(pk=officer.pk).update(is_active=True)
    assert token_named(token) is not None
    clock.shift(dt.timedelta(days=31))
    assert token_named(token) is None
    run_tick(only={"staff_access.tokens"})
    assert not StaffToken.objects.exists()
    fresh = StaffToken.objects.create(
        user=officer, name="x", prefix="mosh_x", hashed="x", expires_at=START + dt.timedelta(90)
    )
    services.reset(user=officer, by=None)
    assert not StaffToken.objects.filter(pk=fresh.pk).exists()
