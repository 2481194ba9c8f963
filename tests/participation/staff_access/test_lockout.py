"""Guessing passwords."""

import datetime as dt

import pytest
import time_machine
from axes.models import AccessAttempt

from participation.common.models import User
from tests.participation.staff_access.door import PASSWORD, Door

START = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
HERE, THERE = "203.0.113.7", "203.0.113.8"


@pytest.fixture(autouse=True)
def clock():
    """Hold the time."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def _guess(door: Door, user: User | str, *, times: int = 1):
    name = user if isinstance(user, str) else user.get_username()
    for turn in range(times):
        answer = door.client.post(
            "/admin/login/", {"username": name, "password": f"wrong-{turn}"}, follow=False
        )
    return answer


def test_after_five_guesses_even_the_right_password_waits(editor):
    door = Door(REMOTE_ADDR=HERE)
    assert _guess(door, editor, times=4).status_code == 200
    assert _guess(door, editor).status_code == 429

    answer = door.give_password(editor)

    assert answer.status_code == 429
    assert not door.is_in()


def test_the_page_is_persian_and_says_how_long_to_programs(editor):
    answer = _guess(Door(), editor, times=5)

    assert "چند بار پیاپی امتحان شد" in answer.content.decode()
    assert 'lang="fa" dir="rtl"' in answer.content.decode()
    assert answer.headers["retry-after"] == "900"
    assert answer.headers["cache-control"] == "no-store"


def test_the_wait_ends_by_itself_and_tries_do_not_make_it_longer(editor, clock):
    door = Door(REMOTE_ADDR=HERE)
    _guess(door, editor, times=5)
    clock.shift(14 * 60)
    _guess(door, editor, times=5)
    clock.shift(2 * 60)

    door.give_password(editor)

    assert door.is_in()


def test_the_owner_comes_in_from_elsewhere_meanwhile(editor):
    _guess(Door(REMOTE_ADDR=HERE), editor, times=5)
    owner = Door(REMOTE_ADDR=THERE)

    owner.give_password(editor)

    assert owner.is_in()


def test_one_address_does_not_try_many_accounts(editor, settings):
    guesser = Door(REMOTE_ADDR=HERE)
    statuses = [_guess(guesser, f"name-{turn}").status_code for turn in range(30)]

    assert statuses == [200] * 29 + [429]
    assert guesser.give_password(editor).status_code == 429


def test_an_account_of_ones_own_does_not_clear_the_count_of_the_address(editor, moderator):
    guesser = Door(REMOTE_ADDR=HERE)
    for turn in range(29):
        _guess(guesser, f"name-{turn}")
        guesser.give_password(moderator)

    assert _guess(guesser, editor).status_code == 429


def test_coming_in_clears_the_count_of_the_account(editor):
    door = Door(REMOTE_ADDR=HERE)
    for _turn in range(3):
        _guess(door, editor, times=4)
        door.give_password(editor)

    assert door.is_in()


def test_names_that_do_not_exist_are_answered_alike(editor):
    inactive = User.objects.create_user("gone", password=PASSWORD, is_active=False)
    pages = []
    for name, password in (
        (editor.username, "wrong"),
        ("nobody", "wrong"),
        (inactive.username, PASSWORD),
    ):
        door = Door(REMOTE_ADDR=HERE)
        answers = [
            door.client.post("/admin/login/", {"username": name, "password": password})
            for _turn in range(5)
        ]
        page = answers[0].content.decode().split("<main")[1]
        pages.append((page.replace(name, "…").split("csrfmiddlewaretoken")[0], answers[4].content))

    assert len(set(pages)) == 1


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_an_invented_address_does_not_open_a_new_count(editor, header):
    for turn in range(5):
        door = Door(REMOTE_ADDR=HERE)
        answer = door.client.post(
            "/admin/login/",
            {"username": editor.username, "password": "wrong"},
            headers={header: f"198.51.100.{turn}"},
        )

    assert answer.status_code == 429


def test_another_browser_does_not_open_a_new_count(editor):
    for turn in range(5):
        answer = _guess(Door(REMOTE_ADDR=HERE, HTTP_USER_AGENT=f"browser {turn}"), editor)

    assert answer.status_code == 429


def test_all_addresses_of_an_ipv6_network_are_one(editor):
    for turn in range(5):
        answer = _guess(Door(REMOTE_ADDR=f"2001:db8:1:2::{turn}"), editor)

    assert answer.status_code == 429
    assert _guess(Door(REMOTE_ADDR="2001:db8:1:3::1"), editor).status_code == 200


def test_what_is_kept_of_a_guess_holds_no_password_and_no_name_beside_the_count(editor):
    _guess(Door(REMOTE_ADDR=HERE), editor)
    attempt = AccessAttempt.objects.get()

    assert "wrong" not in attempt.post_data
    assert editor.username not in attempt.post_data


@pytest.mark.parametrize("name", ["\x00", "x" * 100_000, "a\u202eb", "🙂", "' OR 1=1 --"])
def test_rubbish_for_a_name_gets_the_form_again(db, name):
    answer = Door().client.post("/admin/login/", {"username": name, "password": "x\x00" * 1000})

    assert answer.status_code == 200
    assert "رمز عبور" in answer.content.decode()
