"""Sessions end: after a rest, after some hours, with another password, on demand."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from participation.common.models import OutboxMessage
from participation.staff_access.models import Session
from tests.participation.staff_access.door import PASSWORD, Door

START = dt.datetime(2026, 11, 22, 8, 0, 10, tzinfo=dt.UTC)
NEW = "رمز-تازه-و-بلند-۲"


@pytest.fixture(autouse=True)
def clock():
    """Hold the time."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def _change_password(door: Door):
    return door.client.post(
        "/admin/account/",
        {
            "name_email-first_name": "ن",
            "name_email-last_name": "ا",
            "name_email-email": "editor@example.org",
            "theme-theme": "system",
            "theme-density": "default",
            "theme-contrast": "system",
            "theme-keyboard_shortcuts": "on",
            "password-old_password": PASSWORD,
            "password-new_password1": NEW,
            "password-new_password2": NEW,
        },
    )


def test_a_session_that_rested_too_long_is_over_and_says_so(door, editor, clock):
    door.give_password(editor)
    clock.shift(31 * 60)

    answer = door.get("/admin/pages/")

    assert answer.headers["location"] == "/admin/login/?next=/admin/pages/"
    assert "مدتی کاری نکردید" in door.get("/admin/login/").content.decode()
    assert Session.objects.filter(user=editor).count() == 0


def test_work_keeps_a_session_alive_without_writing_it(door, editor, clock):
    door.give_password(editor)
    row = Session.objects.get(user=editor)
    for _turn in range(4):
        clock.shift(25 * 60)
        assert door.is_in()

    again = Session.objects.get(user=editor)
    assert (again.session_data, again.expire_date) == (row.session_data, row.expire_date)


def test_an_editor_that_only_pings_is_at_rest(door, administrator, clock):
    door.give_password(administrator)
    for _turn in range(4):
        clock.shift(10 * 60)
        door.client.post("/admin/editing-sessions/1/")

    assert not door.is_in()


def test_no_work_carries_a_session_beyond_its_hours(door, editor, clock):
    door.give_password(editor)
    for _turn in range(25):
        clock.shift(29 * 60)
        door.get("/admin/")

    assert not door.is_in()


def test_saving_a_session_does_not_lengthen_it(door, editor, clock):
    door.give_password(editor)
    before = Session.objects.get(user=editor).expire_date
    clock.shift(20 * 60)

    door.client.post("/admin/account/sign-out-everywhere/")
    door.is_in()

    assert Session.objects.get(user=editor).expire_date == before
    assert before == START + dt.timedelta(hours=12)


def test_a_forged_note_of_activity_is_worth_nothing(door, editor, moderator, clock):
    door.give_password(editor)
    busy = Door()
    clock.shift(31 * 60)
    busy.give_password(moderator)
    door.client.cookies["staff_seen"] = busy.client.cookies["staff_seen"].value

    assert not door.is_in()


def test_a_lost_note_counts_from_the_password(door, editor, clock):
    door.give_password(editor)
    del door.client.cookies["staff_seen"]
    clock.shift(29 * 60)
    assert door.get("/admin/").status_code == 200
    del door.client.cookies["staff_seen"]
    clock.shift(2 * 60)

    assert not door.is_in()


def test_another_password_ends_the_other_sessions(door, editor):
    elsewhere = Door()
    door.give_password(editor)
    elsewhere.give_password(editor)

    answer = _change_password(door)

    assert answer.headers["location"] == "/admin/account/"
    assert door.is_in()
    assert not elsewhere.is_in()


def test_signing_out_everywhere_keeps_only_this_one(door, editor, moderator):
    others = [Door(), Door()]
    stranger = Door()
    for one in (door, *others):
        one.give_password(editor)
    stranger.give_password(moderator)

    assert door.get("/admin/account/sign-out-everywhere/").status_code == 405
    answer = door.client.post("/admin/account/sign-out-everywhere/", follow=True)

    assert "نشست‌های دیگر که بسته شد: ۲" in answer.content.decode()
    assert door.is_in()
    assert stranger.is_in()
    assert not any(one.is_in() for one in others)


def test_leaving_removes_the_session(door, editor):
    door.give_password(editor)
    stolen = Client()
    stolen.cookies["sessionid"] = door.client.cookies["sessionid"].value

    door.client.post("/admin/logout/")

    assert stolen.get("/admin/").status_code == 302
    assert not Session.objects.exists()


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(door, editor, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    door.get("/admin/login/")
    door.give_password(editor)

    for name in ("sessionid", "csrftoken", "staff_seen"):
        cookie = door.client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert not door.client.cookies["sessionid"]["max-age"]


def test_nobody_is_remembered_beyond_the_browser(door, editor):
    door.client.post(
        "/admin/login/", {"username": editor.username, "password": PASSWORD, "remember": "on"}
    )

    assert not door.client.cookies["sessionid"]["max-age"]
    assert "remember" not in Client().get("/admin/login/").content.decode()


def test_a_link_to_a_new_password_goes_by_the_outbox_to_the_public_address(editor, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://mosharekat.example.ir"
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    for host in ("evil.example", "testserver"):
        client.post(
            "/admin/password_reset/",
            {"email": editor.email},
            headers={"host": host, "x-forwarded-host": "evil.example"},
        )
    client.post("/admin/password_reset/", {"email": "nobody@example.org"})

    message = OutboxMessage.objects.get()
    assert message.recipient == editor.email
    assert "https://mosharekat.example.ir/admin/password_reset/confirm/" in message.body
    assert "evil" not in message.body


def test_a_new_password_by_mail_does_not_pass_the_second_step(editor, forced, clock):
    Door().set_up(editor)
    client = Client()
    client.post("/admin/password_reset/", {"email": editor.email})
    body = OutboxMessage.objects.get().body
    path = body[body.index("/admin/password_reset/confirm/") :].split()[0]
    form = client.get(path, follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": NEW, "new_password2": NEW})
    door = Door()

    door.give_password(editor, NEW)

    assert door.get("/admin/").headers["location"].startswith("/admin/login/code/")


def test_the_names_of_production_open_and_close_the_door(door, editor, forced, settings):
    settings.SESSION_COOKIE_NAME = "__Host-session"
    settings.CSRF_COOKIE_NAME = "__Host-csrf"
    settings.STAFF_SEEN_COOKIE_NAME = "__Host-staff-seen"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    door.set_up(editor)
    assert door.is_in()
    for cookie in door.client.cookies.values():
        assert cookie.key.startswith("__Host-")
        assert (bool(cookie["secure"]), cookie["path"], cookie["domain"]) == (True, "/", "")

    answer = door.client.post("/admin/logout/")

    gone = answer.cookies["__Host-session"]
    assert (gone.value, bool(gone["secure"]), gone["max-age"]) == ("", True, 0)
