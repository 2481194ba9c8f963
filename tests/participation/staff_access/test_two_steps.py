"""Signing in with a password and a code."""

import datetime as dt

import pytest
import time_machine

from tests.participation.staff_access.door import Door, enrol, shown_form

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
