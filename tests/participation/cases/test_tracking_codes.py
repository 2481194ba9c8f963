"""Codes by SMS are asked for by people who share an address: the office slows down, never locks."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from participation.cases.numbers import new_number
from participation.cases.services.submission import Submitted
from participation.cases.tracking.access import send_asked_codes
from tests.participation.cases.cast import Province, category, filed

pytestmark = [pytest.mark.django_db, pytest.mark.db]
CARRIER, HOME = "203.0.113.7", "203.0.113.8"


@pytest.fixture
def clock(time_machine: Any) -> Any:
    """Hold the time."""
    time_machine.move_to("2026-11-01T08:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def mine(clock: Any) -> Submitted:
    """A complaint with a mobile."""
    return filed(category(Province().desk))


def ask(number: str, address: str = CARRIER) -> Any:
    """Ask for a code as somebody behind an address does."""
    return Client().post("/track/code/send/", {"number": number}, REMOTE_ADDR=address)


def fill(settings: Any, number: int = 3) -> None:
    """Use up what one address may ask at once, each time for another number that there is not."""
    settings.DEFENCE_CODES = number
    for _ in range(number - 1):
        assert ask(new_number(1405)).status_code == 302
    assert ask(new_number(1405)).status_code == 302


def test_after_some_codes_for_whatever_numbers_one_address_waits(
    mine: Submitted, settings: Any
) -> None:
    fill(settings)

    answer = ask(mine.case.number)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert "کمی صبر کنید" in answer.content.decode()
    assert mine.case.number in answer.content.decode()
    assert send_asked_codes() == 0


def test_whoever_waits_as_long_as_told_comes_through_however_often_others_try(
    mine: Submitted, settings: Any, clock: Any
) -> None:
    fill(settings)
    wait = int(ask(mine.case.number).headers["Retry-After"])
    for _ in range(5):
        assert int(ask(new_number(1405)).headers["Retry-After"]) <= wait
    clock.shift(dt.timedelta(seconds=wait))

    assert ask(mine.case.number).status_code == 302
    assert send_asked_codes() == 1


def test_another_address_is_not_slowed_down(mine: Submitted, settings: Any) -> None:
    fill(settings)

    assert ask(mine.case.number, HOME).status_code == 302


def test_following_with_the_key_goes_on_meanwhile(mine: Submitted, settings: Any) -> None:
    fill(settings)
    assert ask(mine.case.number).status_code == 429

    sent = {"number": mine.case.number, "key": mine.key}
    answer = Client().post("/track/", sent, REMOTE_ADDR=CARRIER)

    assert answer.headers["Location"] == "/track/case/"


@pytest.mark.parametrize("is_slow", [False, True])
def test_known_and_unknown_numbers_answer_alike(
    mine: Submitted, settings: Any, django_assert_num_queries: Any, *, is_slow: bool
) -> None:
    if is_slow:
        fill(settings)
    ask(new_number(1404), HOME)
    answers, counts = [], []
    for number in (new_number(1405), mine.case.number):
        with django_assert_num_queries(100, exact=False) as counted:
            answer = ask(number)
        counts.append(len(counted.captured_queries))
        body = answer.content.decode().replace(number, "…")
        body = re.sub(r'value="[A-Za-z0-9]{64}"', "", body)
        headers = {name: value for name, value in answer.items() if name != "Content-Length"}
        answers.append((answer.status_code, headers, body, sorted(answer.cookies)))

    assert answers[0] == answers[1]
    assert counts[0] == counts[1]
    assert answers[0][0] == (429 if is_slow else 302)
