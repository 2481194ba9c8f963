"""Who looks for many people above the list has to wait; whoever works there does not."""

from typing import Any

import pytest

from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.common.models import User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import MOBILE, VALID_ID

pytestmark = [pytest.mark.django_db, pytest.mark.db]
FIND = "/admin/cases/find/"


def test_who_looks_for_many_people_has_to_wait_and_a_colleague_does_not(
    one: User, case: Case, two: User, settings: Any
) -> None:
    settings.DEFENCE_SEARCHES = 2
    client = signed_in(one)

    tried = [client.post(FIND, {"words": f"0913123456{digit}"}) for digit in range(4)]

    assert [answer.status_code for answer in tried] == [302, 302, 429, 429]
    assert "Retry-After" in tried[3].headers
    assert "09131234563" in tried[3].content.decode()
    assert "کمی صبر کنید" in tried[3].content.decode()
    # The telephone screen is no way around it, nor the other way.
    phone = {"do": "find", "words": MOBILE}
    assert client.post("/admin/cases/telephone/", phone).status_code == 429
    assert client.post(FIND, {"words": VALID_ID}).status_code == 429
    assert signed_in(two).post(FIND, {"words": MOBILE}).status_code == 302


def test_who_looks_for_many_names_has_to_wait(one: User, case: Case, settings: Any) -> None:
    settings.DEFENCE_FINDS = 3
    client = signed_in(one)
    names = ("شهروند", "کس دیگر", "نمونه", "رضایی", "احمدی")

    statuses = [client.post(FIND, {"words": name}).status_code for name in names]

    assert statuses == [302, 302, 302, 429, 429]


def test_a_number_that_one_may_open_is_work_and_is_never_counted(
    one: User, other: User, case: Case, settings: Any
) -> None:
    settings.DEFENCE_FINDS = settings.DEFENCE_SEARCHES = 1
    client, number = signed_in(one), show_number(case.number)
    screen = f"/admin/cases/{case.pk}/"

    answers = [client.post(FIND, {"words": number}) for _time in range(5)]

    assert {answer["Location"] for answer in answers} == {screen}
    # One of others is a guess like any other words.
    stranger = signed_in(other)
    guesses = [stranger.post(FIND, {"words": number}).status_code for _time in range(2)]
    assert guesses == [302, 429]


def test_turning_the_pages_of_what_was_found_is_not_counted(
    one: User, case: Case, settings: Any
) -> None:
    settings.DEFENCE_FINDS = 1
    client = signed_in(one)
    found_at = client.post(FIND, {"words": "گلستان"})["Location"]

    assert {client.get(found_at).status_code for _time in range(5)} == {200}
