"""A case is sent on to an authority outside: a summary, and who it was only on a ground."""

import uuid
from typing import Any

import pytest

from participation.cases.models import Case, CaseEvent
from participation.common.letters.selectors import content_of
from participation.common.models import Letter, User
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import MOBILE, VALID_ID, Province, category, filed, officer
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
TO = "دادگستری شهرستان نمونه"


def forward(user: User, case: Case, **more: str) -> Any:
    """Send a case on through its screen."""
    sent = {"token": str(uuid.uuid4()), "recipient": TO, **more}
    return signed_in(user).post(f"{address(case)}forward/", sent)


def body() -> str:
    """The words of the only letter."""
    return content_of(Letter.objects.get()).body


def test_a_letter_is_drafted_with_a_summary_and_without_who_it_was(one: User, case: Case) -> None:
    answer = forward(one, case)

    letter = Letter.objects.get()
    assert answer.headers["Location"] == f"{address(case)}letters/{letter.pk}/"
    assert letter.is_draft
    assert content_of(letter).recipient == TO
    assert "صورت‌جلسه‌ها روی تابلو" in body()
    for secret in ("شهروند نمونه", MOBILE, VALID_ID):
        assert secret not in body()
    event = CaseEvent.objects.get(case=case, type="forwarded")
    assert "ground" not in event.data
    assert not event.is_public


def test_numbers_of_people_in_free_words_are_masked(province: Province, one: User) -> None:
    text = "همسایه‌ام با شمارهٔ 09351112233 و کد ملی 0077611616 شاهد است."
    case = filed(category(province.desk), text=text).case

    forward(one, case)

    assert "09351112233" not in body()
    assert "0077611616" not in body()
    assert "شاهد است" in body()


def test_with_consent_identity_goes_along_and_the_course_keeps_it(one: User, case: Case) -> None:
    forward(one, case, ground="consent")

    assert "شهروند نمونه" in body()
    assert MOBILE in body()
    assert CaseEvent.objects.get(case=case, type="forwarded").data["ground"] == "consent"
    assert "رضایت" in signed_in(one).get(address(case)).content.decode()


def test_an_order_has_its_number(one: User, case: Case) -> None:
    bare = forward(one, case, ground="order")
    whole = forward(one, case, ground="order", ground_number="۱۴۰۵/۷۷ مورخ ۱۴۰۵/۹/۱")

    assert (bare.status_code, whole.status_code) == (422, 302)
    assert TO in bare.content.decode()


def test_behind_a_seal_nobody_goes_along(province: Province, case: Case) -> None:
    chief = officer("chief", province.desk, permissions=SEAL)
    do(signed_in(chief), case, "seal", officers=[chief.pk])

    assert forward(chief, case, ground="consent").status_code == 422
    assert forward(chief, case).status_code == 302


def test_two_clicks_draft_one_letter(one: User, case: Case) -> None:
    token = str(uuid.uuid4())

    first, second = forward(one, case, token=token), forward(one, case, token=token)

    assert first.headers["Location"] == second.headers["Location"]
    assert CaseEvent.objects.filter(case=case, type="forwarded").count() == 1


@pytest.mark.parametrize("wrong", [{"recipient": ""}, {"ground": "whim"}, {"recipient": "م" * 301}])
def test_what_is_wrong_is_refused(one: User, case: Case, wrong: dict[str, str]) -> None:
    assert forward(one, case, **wrong).status_code == 422
    assert not Letter.objects.exists()


def test_only_who_decides_on_a_case_sends_it_on(province: Province, one: User, case: Case) -> None:
    other = officer("other", province.second)
    refer(signed_in(one), case, (to_person(other), "action"))

    assert forward(other, case).status_code == 404
    assert signed_in(other).get(f"{address(case)}forward/").status_code == 404
