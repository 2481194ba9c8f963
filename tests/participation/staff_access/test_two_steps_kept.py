"""What the second step keeps, shows nobody, and leaves in the log."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from wagtail.models import ModelLogEntry

from tests.participation.staff_access.door import PASSWORD, Door, shown_codes, shown_form

START = dt.datetime(2026, 11, 22, 8, 0, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    """Hold the time, so that no code turns in the middle of a test."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def test_the_session_gets_another_key_with_the_second_step(editor, forced, clock):
    phone, _codes = Door().set_up(editor)
    clock.shift(60)
    door = Door()
    door.give_password(editor)
    before = door.client.cookies["sessionid"].value

    door.give_code(phone.code())

    assert door.client.cookies["sessionid"].value != before
    stolen = Client()
    stolen.cookies["sessionid"] = before
    assert stolen.get("/admin/").status_code == 302


def test_who_owes_the_second_step_can_leave(door, editor, forced):
    door.give_password(editor)

    door.client.post("/admin/logout/")

    assert "رمز عبور" in door.get("/admin/login/").content.decode()
    assert door.get("/admin/login/app/").headers["location"] == "/admin/"
    assert not door.is_in()


def test_the_app_and_the_codes_lie_encrypted_and_hashed(editor, forced):
    phone, codes = Door().set_up(editor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM staff_access_authenticator")
        secrets = cursor.fetchall()
        cursor.execute("SELECT hashed FROM staff_access_recoverycode")
        hashes = {row[0] for row in cursor.fetchall()}

    plain = codes[0].replace(" ", "").translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    assert len(secrets) == 1
    assert secrets[0][0].startswith("enc1:")
    assert phone.secret not in secrets[0][0]
    assert len(hashes) == 10
    assert not any(plain in value for value in hashes)
    assert all(len(value) == 64 for value in hashes)


def test_pages_with_secrets_are_stored_by_nobody(door, editor, forced):
    door.give_password(editor)
    page = door.get("/admin/login/app/")
    phone, token = shown_form(page)
    codes_page = door.client.post("/admin/login/app/", {"token": token, "code": phone.code()})

    assert len(shown_codes(codes_page)) == 10
    for answer in (page, codes_page):
        assert "no-store" in answer.headers["cache-control"]


def test_the_next_address_never_leads_elsewhere(editor, forced, clock):
    phone, _codes = Door().set_up(editor)
    clock.shift(60)
    door = Door()
    door.give_password(editor, next_page="https://evil.example/")

    answer = door.give_code(phone.code(), next="//evil.example/admin/")

    assert answer.headers["location"] == "/admin/"


def test_a_new_password_asks_for_the_code_as_before(editor, forced, clock):
    phone, _codes = Door().set_up(editor)
    clock.shift(60)
    editor.set_password("رمز-تازه-و-بلند")
    editor.save()
    door = Door()
    door.give_password(editor, "رمز-تازه-و-بلند")

    assert not door.is_in()
    door.give_code(phone.code())
    assert door.is_in()


def test_turning_the_rule_on_stops_sessions_that_are_open(door, editor, settings):
    door.give_password(editor)
    assert door.is_in()

    settings.STAFF_TWO_FACTOR_REQUIRED = True

    assert door.get("/admin/").headers["location"] == "/admin/login/app/?next=/admin/"


def test_the_log_tells_what_was_done_but_no_code(editor, forced):
    _phone, codes = Door().set_up(editor)
    door = Door()
    door.give_password(editor)
    door.give_code(codes[0])

    entries = ModelLogEntry.objects.for_instance(editor).order_by("pk")

    assert [entry.action for entry in entries] == [
        "staff_access.enrolled",
        "staff_access.recovery_code_used",
    ]
    assert {entry.user for entry in entries} == {editor}
    assert all(entry.data == {} for entry in entries)


def test_a_password_is_still_asked_first(door, editor, forced):
    phone, _codes = Door().set_up(editor)

    assert door.give_code(phone.code()).headers["location"] == "/admin/"
    assert not door.is_in()
    assert PASSWORD not in door.get("/admin/login/").content.decode()
