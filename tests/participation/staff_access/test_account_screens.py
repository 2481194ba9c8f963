"""One's own two steps, under the account settings."""

import datetime as dt

import pytest
import time_machine

from participation.staff_access.models import Authenticator
from tests.participation.staff_access.door import Door, enrol, shown_codes, shown_form

OVERVIEW = "/admin/account/two-step/"
START = dt.datetime(2026, 11, 22, 8, 0, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    """Hold the time, so that no code turns in the middle of a test."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def inside(door, editor):
    """Return a browser of somebody who set up the app of his own will, and his phone."""
    door.give_password(editor)
    phone, codes = enrol(door.client, f"{OVERVIEW}app/")
    return door, phone, codes


def test_the_account_page_leads_to_two_steps(door, editor):
    door.give_password(editor)

    assert f'href="{OVERVIEW}"' in door.get("/admin/account/").content.decode()


def test_the_overview_says_what_is_set_up_and_how_many_codes_are_left(inside):
    door, _phone, _codes = inside
    page = door.get(OVERVIEW).content.decode()

    assert "<dd>۱۰</dd>" in page
    assert f'href="{OVERVIEW}off/"' in page


def test_new_recovery_codes_need_a_code_and_end_the_old_ones(inside, editor, clock):
    door, phone, old = inside
    clock.shift(60)

    refused = door.client.post(f"{OVERVIEW}recovery-codes/", {"code": "000000"})
    clock.shift(60)
    fresh = shown_codes(door.client.post(f"{OVERVIEW}recovery-codes/", {"code": phone.code()}))

    assert shown_codes(refused) == []
    assert len(set(fresh) - set(old)) == 10
    late = Door()
    late.give_password(editor)
    late.give_code(old[0])
    assert not late.is_in()
    clock.shift(60)
    late.give_code(fresh[0])
    assert late.is_in()


def test_switching_off_needs_a_code(inside, clock):
    door, phone, _codes = inside
    clock.shift(60)

    door.client.post(f"{OVERVIEW}off/", {"code": "000000"})
    assert Authenticator.objects.count() == 1
    clock.shift(60)
    door.client.post(f"{OVERVIEW}off/", {"code": phone.code()})

    assert Authenticator.objects.count() == 0
    assert "راه‌اندازی برنامه" in door.get(OVERVIEW).content.decode()


def test_nobody_switches_off_what_is_the_rule(door, editor, forced, clock):
    phone, _codes = door.set_up(editor)
    clock.shift(60)

    assert f'href="{OVERVIEW}off/"' not in door.get(OVERVIEW).content.decode()
    assert door.client.post(f"{OVERVIEW}off/", {"code": phone.code()}).status_code == 404
    assert Authenticator.objects.count() == 1


def test_moving_to_another_phone_needs_the_present_one(inside, clock):
    door, old, _codes = inside
    clock.shift(60)
    new, token = shown_form(door.get(f"{OVERVIEW}app/"))

    without = door.client.post(f"{OVERVIEW}app/", {"token": token, "code": new.code()})
    wrong = door.client.post(
        f"{OVERVIEW}app/", {"token": token, "code": new.code(), "present_code": "000000"}
    )
    clock.shift(60)
    moved = door.client.post(
        f"{OVERVIEW}app/", {"token": token, "code": new.code(), "present_code": old.code()}
    )

    assert shown_codes(without) == []
    assert shown_codes(wrong) == []
    assert len(shown_codes(moved)) == 10
    assert Authenticator.objects.get().secret == new.secret


def test_after_the_move_only_the_new_phone_opens_and_other_sessions_wait(inside, editor, clock):
    door, old, _codes = inside
    clock.shift(60)
    other = Door()
    other.give_password(editor)
    other.give_code(old.code())
    clock.shift(60)
    new, _fresh = enrol(door.client, f"{OVERVIEW}app/", present_code=old.code())

    assert door.is_in()
    assert not other.is_in()
    clock.shift(60)
    other.give_code(old.code())
    assert not other.is_in()
    clock.shift(60)
    other.give_code(new.code())
    assert other.is_in()


def test_a_page_that_was_open_too_long_starts_afresh(door, editor, clock):
    door.give_password(editor)
    phone, token = shown_form(door.get(f"{OVERVIEW}app/"))
    clock.shift(16 * 60)

    answer = door.client.post(f"{OVERVIEW}app/", {"token": token, "code": phone.code()})

    assert "تصویر تازه را با برنامه بخوانید" in answer.content.decode()
    assert shown_form(answer)[0].secret != phone.secret
    assert Authenticator.objects.count() == 0


def test_the_picture_needs_no_style_and_no_request(door, editor):
    door.give_password(editor)
    page = door.get(f"{OVERVIEW}app/").content.decode()
    picture = page[page.index('<svg class="staff-qr"') : page.index("</figure>")]

    assert "style" not in picture
    assert "href" not in picture
    assert picture.count("<path") == 1


@pytest.mark.parametrize(
    "typed",
    ["", "x" * 100_000, "\x00\x00", "۱۲۳", "🙂🙂🙂", "1" * 61, "²²²²²²"],
    ids=["empty", "long", "nul", "short", "emoji", "digits", "superscript"],
)
def test_rubbish_in_the_field_gets_the_form_again(inside, typed):
    door, _phone, _codes = inside

    answer = door.client.post(f"{OVERVIEW}recovery-codes/", {"code": typed})

    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert shown_codes(answer) == []


def test_a_token_made_of_rubbish_gets_the_form_again(door, editor):
    door.give_password(editor)
    for token in ("", "x", "\x00", "eyJ:x:y", "x" * 10_000):
        answer = door.client.post(f"{OVERVIEW}app/", {"token": token, "code": "123456"})

        assert "تصویر تازه را با برنامه بخوانید" in answer.content.decode()
