"""What a referral refuses, asks only once, hides and forgets."""

from typing import Any

import pytest

from participation.cases.actors import CLOCK
from participation.cases.enums import EventType, ReferralState
from participation.cases.models import Case, CaseEvent, Referral
from participation.cases.services.retention import anonymise
from participation.common.models import User
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, officer
from tests.participation.cases.referring import (
    ASKED,
    NEW,
    at,
    refer,
    referral,
    rows,
    to_person,
    to_unit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_two_clicks_refer_once(one: User, other: User, case: Case) -> None:
    sent = rows((to_person(other), "action"))
    client = signed_in(one)

    first, second = client.post(address(case) + NEW, sent), client.post(address(case) + NEW, sent)

    assert first.status_code == second.status_code == 302
    assert Referral.objects.filter(case=case).count() == 1
    assert CaseEvent.objects.filter(case=case, type=EventType.CONSULTED).count() == 1


def test_two_clicks_finish_once(one: User, other: User, case: Case) -> None:
    refer(signed_in(one), case, (to_person(other), "opinion"))
    row, client = referral(case), signed_in(other)

    for _click in range(2):
        answer = client.post(at(row), {"do": "finish", "text": "موافقم."})
        assert answer.status_code == 302

    ended = CaseEvent.objects.filter(case=case, type=EventType.CONSULTATION_ENDED)
    assert ended.count() == 1


def test_the_same_is_not_asked_twice_of_one_who_has_not_answered(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "opinion"))

    answer = refer(signed_in(one), case, (to_person(other), "opinion"), instruction=ASKED)

    assert answer.status_code == 409
    assert ASKED in answer.content.decode()
    assert Referral.objects.filter(case=case).count() == 1


def test_a_row_more_keeps_what_was_typed(one: User, other: User, case: Case) -> None:
    sent = rows((to_person(other), "opinion"), instruction=ASKED, due_date="فردا شاید")

    answer = signed_in(one).post(address(case) + NEW, sent | {"add": "1"})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert ASKED in shown
    assert "فردا شاید" in shown
    assert 'name="to-1-to"' in shown
    assert not Referral.objects.filter(case=case).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"to-0-due_date": "۱۳۹۰/۱/۱"},
        {"to-0-due_date": "هیچ"},
        {"to-0-to": "unit-999999"},
        {"to-0-to": "هر چه"},
        {"to-0-purpose": "gift"},
        {"to-0-instruction": "م" * 1001},
        {"token": "هیچ"},
        {"to-TOTAL_FORMS": "9999"},
        {"to-TOTAL_FORMS": "-1"},
    ],
)
def test_what_is_wrong_is_refused_and_kept(
    one: User, other: User, case: Case, wrong: dict[str, str]
) -> None:
    sent = rows((to_person(other), "opinion"), instruction=ASKED) | wrong

    answer = signed_in(one).post(address(case) + NEW, sent)

    assert answer.status_code == 422
    assert not Referral.objects.filter(case=case).exists()


def test_a_stranger_gets_404_on_every_address(
    province: Province, one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_unit(province.second), "action"))
    row, client = referral(case), signed_in(other)

    for path in (address(case) + NEW, at(row), at(row, "on/")):
        assert client.get(path).status_code == 404
        assert client.post(path, {"do": "finish", "text": "x"}).status_code == 404


def test_a_recipient_of_one_does_not_end_that_of_another(
    province: Province, one: User, other: User, case: Case
) -> None:
    second = officer("second", province.second)
    refer(signed_in(one), case, (to_person(other), "opinion"), (to_person(second), "opinion"))
    row = Referral.objects.get(case=case, user=second)

    signed_in(other).post(at(row), {"do": "finish", "text": "به جای او"})
    signed_in(other).post(at(row), {"do": "take_back"})

    row.refresh_from_db()
    assert row.state == ReferralState.OPEN


def test_nothing_of_words_is_plain_and_anonymising_empties_them(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"), instruction=ASKED)
    do(signed_in(one), case, "answer", text="پاسخ نهایی")

    anonymise(case.pk, by=CLOCK)

    assert referral(case).instruction == ""


def test_the_form_and_the_screen_ask_few_questions(
    one: User, other: User, case: Case, django_assert_max_num_queries: Any
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))
    client = signed_in(other)
    client.get(address(case))

    with django_assert_max_num_queries(22):
        client.get(at(referral(case)))
    with django_assert_max_num_queries(26):
        client.get(at(referral(case), "on/"))
