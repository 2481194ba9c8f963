"""Many cases are referred at once: to several, told once, and not to whom one is against."""

from typing import Any

import pytest

from participation.cases.models import (
    BulkRun,
    Case,
    Notice,
    Referral,
)
from participation.cases.services import identity
from participation.common.models import User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, officer
from tests.participation.cases.many.choosing import BULK, choose, done

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_chosen_cases_are_referred_to_several_at_once_and_stay_where_they_are(
    one: User, two: User, cases: list[Case], province: Province
) -> None:
    adviser = officer("adviser", province.first)
    clerk = officer("clerk", province.second)

    report = done(
        signed_in(one),
        "consult",
        cases,
        units=[province.second.pk],
        people=[adviser.pk],
        purpose="opinion",
        text="نظر دهید",
    )

    assert "همه انجام شد" in report
    assert Referral.objects.filter(purpose="opinion", sender=one).count() == 6
    assert {row.instruction for row in Referral.objects.all()} == {"نظر دهید"}
    assert set(Case.objects.values_list("unit", flat=True)) == {province.desk.pk}
    for user in (adviser, clerk):
        assert Case.objects.visible_to(user).count() == 3
        # Of all of them one piece of news.
        (news,) = Notice.objects.filter(user=user)
        assert (news.event, news.count) == ("referred", 3)
        assert "queue=referred" in signed_in(user).get("/admin/cases/notices/").content.decode()
    assert BulkRun.objects.get().text == ""


def test_of_many_that_are_referred_those_against_a_recipient_are_left(
    one: User, cases: list[Case], province: Province
) -> None:
    adviser = officer("adviser", province.first)
    identity.accuse(case_id=cases[0].pk, units=[], users=[adviser], by=one, seen=1)
    identity.accuse(case_id=cases[1].pk, units=[province.second], users=[], by=one, seen=1)
    for case in cases:
        case.refresh_from_db()

    to = {"units": [province.second.pk], "people": [adviser.pk], "purpose": "action"}
    report = done(signed_in(one), "consult", cases, **to)

    assert "علیه یکی از گیرندگان است" in report
    assert {row.case for row in Referral.objects.all()} == {cases[2]}
    again = done(signed_in(one), "consult", cases[2:], **to)
    assert "یکی از گیرندگان آن را دارد" in again
    assert Referral.objects.count() == 2


@pytest.mark.parametrize("to", [{}, {"units": ["999999"]}, {"people": ["x"]}])
def test_a_referral_of_many_to_nobody_is_refused(
    one: User, cases: list[Case], to: dict[str, Any]
) -> None:
    client = signed_in(one)

    answer = client.post(BULK, {**choose(client, "consult", cases), "purpose": "opinion", **to})

    assert answer.status_code == 422
    assert not BulkRun.objects.exists()
