"""Helping who lost the phone."""

import datetime as dt
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from participation.staff_access.models import Authenticator
from tests.participation.staff_access.door import PASSWORD, Door

START = dt.datetime(2026, 11, 22, 8, 0, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    """Hold the time, so that no code turns in the middle of a test."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def _address(user) -> str:
    return f"/admin/users/{user.pk}/two-step/"


def test_an_administrator_resets_with_his_own_code(administrator, editor, forced, clock):
    lost, chief = Door(), Door()
    lost.set_up(editor)
    phone, _codes = chief.set_up(administrator)
    clock.shift(60)

    answer = chief.client.post(_address(editor), {"code": phone.code()})

    assert answer.headers["location"] == "/admin/users/"
    assert not Authenticator.objects.filter(user=editor).exists()
    assert lost.get("/admin/").headers["location"] == "/admin/login/?next=/admin/"
    entry = ModelLogEntry.objects.for_instance(editor).get(action="staff_access.reset")
    assert entry.user == administrator


def test_without_a_right_code_nothing_is_reset(administrator, editor, forced, clock):
    lost, chief = Door(), Door()
    lost.set_up(editor)
    chief.set_up(administrator)
    clock.shift(60)

    chief.client.post(_address(editor), {"code": "000000"})
    chief.client.get(_address(editor))

    assert lost.is_in()


def test_an_administrator_without_an_app_gives_his_password(administrator, editor):
    lost, chief = Door(), Door()
    lost.give_password(editor)
    chief.give_password(administrator)

    chief.client.post(_address(editor), {"password": "not-this-one"})
    assert lost.is_in()
    chief.client.post(_address(editor), {"password": PASSWORD})

    assert not lost.is_in()


def test_guessing_the_password_there_locks_out_as_at_the_door(administrator, editor):
    chief = Door()
    chief.give_password(administrator)

    for _turn in range(10):
        answer = chief.client.post(_address(editor), {"password": "not-this-one"})

    assert answer.status_code == 429


def test_an_editor_resets_nobody(editor, moderator):
    lost, other = Door(), Door()
    lost.give_password(moderator)
    other.give_password(editor)

    other.client.post(_address(moderator), {"password": PASSWORD})

    assert lost.is_in()


def test_who_may_edit_users_does_not_reset_an_administrator(administrator, editor, moderator):
    editor.user_permissions.add(Permission.objects.get(codename="change_user"))
    chief, other, helper = Door(), Door(), Door()
    chief.give_password(administrator)
    other.give_password(moderator)
    helper.give_password(editor)

    helper.client.post(_address(administrator), {"password": PASSWORD})
    helper.client.post(_address(moderator), {"password": PASSWORD})

    assert chief.is_in()
    assert not other.is_in()


def test_nobody_resets_himself_there(administrator, forced, clock):
    chief = Door()
    phone, _codes = chief.set_up(administrator)
    clock.shift(60)

    chief.client.post(_address(administrator), {"code": phone.code()})

    assert Authenticator.objects.filter(user=administrator).exists()


def test_the_list_of_users_leads_there(administrator, editor):
    chief = Door()
    chief.give_password(administrator)
    page = chief.get("/admin/users/").content.decode()

    assert f'href="{_address(editor)}"' in page
    assert f'href="{_address(administrator)}"' not in page


def test_somebody_who_is_not_there_gives_404(administrator):
    chief = Door()
    chief.give_password(administrator)

    assert chief.get("/admin/users/999999/two-step/").status_code == 404


def test_the_log_report_reads_it_in_persian(administrator, editor):
    chief = Door()
    chief.give_password(administrator)
    chief.client.post(_address(editor), {"password": PASSWORD})

    assert (
        "ورود دومرحله‌ای بازنشانی شد" in chief.get("/admin/reports/site-history/").content.decode()
    )


def test_the_command_is_the_way_back_for_the_only_administrator(administrator, forced):
    door, said = Door(), StringIO()
    door.set_up(administrator)

    call_command("reset_two_step", "administrator", "--dry-run", stdout=said)
    assert door.is_in()
    call_command("reset_two_step", "administrator", stdout=said)

    assert not door.is_in()
    assert "Would take" in said.getvalue()
    entry = ModelLogEntry.objects.for_instance(administrator).get(action="staff_access.reset")
    assert entry.user is None
    call_command("reset_two_step", "administrator", stdout=said)
    assert "nothing to take away" in said.getvalue()


def test_the_command_names_who_is_not_there(db):
    with pytest.raises(CommandError, match="no user 'nobody'"):
        call_command("reset_two_step", "nobody")
