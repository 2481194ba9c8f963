"""Who ticks and who does not, what is no item, and what stays of ticks."""

import pytest
from django.test import Client

from participation.cases.models import (
    Case,
    CheckedItem,
)
from participation.cases.services import identity, retention
from participation.cases.services.submission import Submitted
from participation.common.models import User
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, officer
from tests.participation.cases.checklists.ticking import CALL, VISIT, panel, tick
from tests.participation.cases.following import opened, page
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_who_reads_or_gives_an_opinion_ticks_nothing(
    one: User, province: Province, case: Case, call: int
) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    adviser = officer("adviser", province.second)
    refer(signed_in(one), case, (to_person(adviser), "opinion"))
    stranger = officer("stranger", province.first)

    for user, may_see in ((reader, True), (adviser, True), (stranger, False)):
        assert tick(user, case, call).status_code == 404
        assert signed_in(user).get(f"{address(case)}checklist/").status_code == 404
        if may_see:
            assert panel(user, case).count("disabled") == 2
    assert not CheckedItem.objects.exists()


def test_whom_the_case_is_against_finds_no_list(
    one: User, province: Province, case: Case, call: int
) -> None:
    two = officer("two", province.desk)
    assert tick(two, case, call).status_code == 200
    identity.accuse(case_id=case.pk, units=[], users=[two], by=one, seen=1)

    assert tick(two, case, shown=(call,)).status_code == 404
    assert CheckedItem.objects.get().is_done


@pytest.mark.parametrize("sent", ["x", "-1", "1.5", "9" * 40, "۱", "999999"])
def test_garbage_ticks_nothing(one: User, case: Case, sent: str) -> None:
    client = signed_in(one)

    answer = client.post(f"{address(case)}checklist/", {"done": sent, "shown": sent})

    assert answer.status_code == 302
    assert not CheckedItem.objects.exists()


def test_a_closed_case_keeps_its_ticks_and_takes_no_more(
    one: User, case: Case, call: int, visit: int
) -> None:
    tick(one, case, visit)
    do(signed_in(one), case, "answer", text="انجام شد")

    tick(one, case, call)

    assert [row.item for row in CheckedItem.objects.all()] == [visit]
    assert panel(one, case).count("disabled") == 2


def test_anonymising_keeps_the_ticks(one: User, case: Case, visit: int) -> None:
    tick(one, case, visit)
    do(signed_in(one), case, "answer", text="انجام شد")

    retention.anonymise(case.pk, by=retention.CLOCK)

    assert "<small>one، " in panel(one, case)


def test_the_citizen_never_sees_it(
    one: User, mine: Submitted, client: Client, call: int, visit: int
) -> None:
    tick(one, mine.case, call, visit)
    do(signed_in(one), mine.case, "answer", text="انجام شد")

    text = page(opened(client, mine))
    told = client.post(
        "/api/v1/cases/follow/",
        {"number": mine.case.number, "key": mine.key},
        content_type="application/json",
    ).content.decode()

    assert "انجام شد" in text
    assert "انجام شد" in told
    for words in (CALL, VISIT, "وارسی"):
        assert words not in text
        assert words not in told
