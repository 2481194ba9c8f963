"""Signing in with a password and a code."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from wagtail.models import ModelLogEntry

from tests.participation.staff_access.door import PASSWORD, Door, enrol, shown_codes, shown_form

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
START = dt.datetime(2026, 11, 22, 8, 0, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    """Hold the time, so that no code turns in the middle of a test."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def test_a_password_alone_comes_in_where_two_steps_are_not_the_rule(door, editor):
    assert door.give_password(editor).headers["location"] == "/admin/"
    assert door.is_in()


def test_who_is_forced_reaches_the_set_up_page_and_nothing_else(door, editor, forced):
    door.give_password(editor)

    answer = door.get("/admin/pages/")

    assert answer.headers["location"] == "/admin/login/app/?next=/admin/pages/"
    assert b'<svg class="staff-qr"' in door.get("/admin/login/app/").content


def test_setting_up_at_the_door_lets_in_and_shows_ten_recovery_codes(door, editor, forced):
    _phone, codes = door.set_up(editor)

    assert len(set(codes)) == 10
    assert door.is_in()


def test_looking_at_the_set_up_page_writes_nothing(
    door, editor, forced, django_assert_max_num_queries
):
    door.give_password(editor)
    with django_assert_max_num_queries(10) as queries:
        door.get("/admin/login/app/")

    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_wrong_first_code_keeps_the_same_picture(door, editor, forced):
    door.give_password(editor)
    phone, token = shown_form(door.get("/admin/login/app/"))

    answer = door.client.post(
        "/admin/login/app/", {"token": token, "code": f"{(int(phone.code()) + 1) % 10**6:06d}"}
    )

    assert shown_form(answer)[0].secret == phone.secret
    assert "این کد نمی‌خواند" in answer.content.decode()
    assert not door.is_in()


def test_a_secret_that_was_signed_for_somebody_else_is_refused(editor, moderator, forced):
    theirs = Door()
    theirs.give_password(moderator)
    phone, token = shown_form(theirs.get("/admin/login/app/"))
    mine = Door()
    mine.give_password(editor)

    answer = mine.client.post("/admin/login/app/", {"token": token, "code": phone.code()})

    assert shown_form(answer)[0].secret != phone.secret
    assert not mine.is_in()


def test_the_second_sign_in_asks_for_a_code_and_goes_on_to_where_one_was_going(
    editor, forced, clock
):
    phone, _codes = Door().set_up(editor)
    clock.shift(60)
    again = Door()

    first = again.give_password(editor, next_page="/admin/pages/")
    second = again.get(first.headers["location"])
    third = again.give_code(phone.code(), next="/admin/pages/")

    assert second.headers["location"] == "/admin/login/code/?next=/admin/pages/"
    assert third.headers["location"] == "/admin/pages/"
    assert again.is_in()


def test_who_set_up_the_app_of_his_own_will_is_asked_too(door, editor, clock):
    door.give_password(editor)
    phone, _codes = enrol(door.client, "/admin/account/two-step/app/")
    clock.shift(60)
    again = Door()
    again.give_password(editor)

    assert not again.is_in()
    again.give_code(phone.code())
    assert again.is_in()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda code: f" {code[:3]} {code[3:]} ", id="with blanks"),
        pytest.param(lambda code: code.translate(PERSIAN), id="fa"),
        pytest.param(lambda code: code.translate(ARABIC), id="ar"),
        pytest.param(lambda code: f"\u200e{code[:3]}-{code[3:]}\u200c", id="with marks"),
    ],
)
def test_a_code_may_be_written_in_any_digits(editor, forced, clock, written):
    phone, _codes = Door().set_up(editor)
    clock.shift(60)
    again = Door()
    again.give_password(editor)

    again.give_code(written(phone.code()))

    assert again.is_in()


def test_a_code_is_accepted_once(editor, forced, clock):
    phone, _codes = Door().set_up(editor)
    clock.shift(60)
    code = phone.code()
    first, second = Door(), Door()
    first.give_password(editor)
    first.give_code(code)
    second.give_password(editor)

    second.give_code(code)

    assert first.is_in()
    assert not second.is_in()


def test_the_code_of_setting_up_does_not_open_the_door_again(editor, forced):
    phone, _codes = Door().set_up(editor)
    again = Door()
    again.give_password(editor)

    again.give_code(phone.code())

    assert not again.is_in()


def test_a_recovery_code_opens_the_door_once(editor, forced):
    _phone, codes = Door().set_up(editor)
    first, second = Door(), Door()
    first.give_password(editor)
    second.give_password(editor)

    first.give_code(codes[0])
    second.give_code(codes[0])

    assert first.is_in()
    assert not second.is_in()


def test_few_recovery_codes_left_is_said(editor, forced):
    _phone, codes = Door().set_up(editor)
    for code in codes[:8]:
        door = Door()
        door.give_password(editor)
        door.give_code(code)

    assert "کدهای بازیابی کمی مانده است" in door.get("/admin/").content.decode()


def test_wrong_codes_make_everybody_wait_longer_and_longer(editor, forced, clock):
    phone, codes = Door().set_up(editor)
    clock.shift(60)
    guesser = Door()
    guesser.give_password(editor)
    for _turn in range(4):
        clock.shift(20)
        guesser.give_code("000000")

    owner = Door()
    owner.give_password(editor)
    answer = owner.give_code(phone.code())
    recovery = owner.give_code(codes[0])

    assert "۸ ثانیه صبر کنید" in answer.content.decode()
    assert "صبر کنید" in recovery.content.decode()
    clock.shift(30)
    owner.give_code(phone.code())
    assert owner.is_in()


def test_the_wait_never_grows_beyond_some_minutes(editor, forced, clock):
    phone, _codes = Door().set_up(editor)
    for _turn in range(30):
        clock.shift(1100)
        guesser = Door()
        guesser.give_password(editor)
        guesser.give_code("000000")

    clock.shift(1100)
    owner = Door()
    owner.give_password(editor)
    owner.give_code(phone.code())

    assert owner.is_in()


def test_a_password_is_good_for_a_code_for_some_minutes_only(editor, forced, clock):
    phone, _codes = Door().set_up(editor)
    late = Door()
    late.give_password(editor)
    clock.shift(16 * 60)

    answer = late.give_code(phone.code())

    assert answer.headers["location"].startswith("/admin/login/?next=")
    assert not late.is_in()


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
