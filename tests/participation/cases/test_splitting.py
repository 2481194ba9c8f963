"""A part of a case is followed on its own: a number, a unit and a course of its own."""

import re

import pytest
from django.test import Client

from participation.cases.models import (
    Applicant,
    Case,
    CaseLink,
    OnBehalf,
)
from participation.cases.numbers import show_number
from participation.cases.services import correspondence, retention
from participation.cases.services.submission import Person, Submitted
from participation.common.models import OutboxMessage, User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.cases.cast import (
    MOBILE,
    VALID_ID,
    Province,
    category,
    filed,
    officer,
)
from tests.participation.cases.following import opened, page
from tests.participation.cases.splitting import WORDS, opens, part_of, split
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def other(province: Province) -> Category:
    """What the part is about; its cases go to the second county governorate."""
    return category(province.second, title="دسترسی به صورت‌جلسه", promised_amount=20)


def test_a_part_has_a_number_a_unit_and_words_of_its_own(
    one: User, province: Province, case: Case, other: Category
) -> None:
    answer = split(one, case, other)

    part = part_of(case)
    assert (answer.status_code, answer.headers["Location"]) == (302, address(case))
    assert part.number != case.number
    assert (part.unit, part.title, part.state) == (province.second, other.title, "received")
    case.refresh_from_db()
    assert (case.unit, case.state) == (province.desk, "received"), "the whole stays as it is"
    reader = officer("reader", province.second)
    text = signed_in(reader).get(address(part)).content.decode()
    assert WORDS in text
    assert "شهروند نمونه" in text, "who submitted it has come along"
    assert "از مهرماه" not in text, "the words of the whole have not"


def test_both_lead_to_each_other_for_whoever_sees_both(
    one: User, province: Province, case: Case, other: Category
) -> None:
    split(one, case, other)
    part = part_of(case)
    both = officer("both", province.desk, province.second)

    of_whole = signed_in(both).get(address(case)).content.decode()
    of_part = signed_in(both).get(address(part)).content.decode()

    assert f'href="{address(part)}"' in of_whole
    assert "بخشی از این پرونده" in of_whole
    assert f'href="{address(case)}"' in of_part
    assert "این پرونده بخشی از آن است" in of_part


def test_who_does_not_see_the_other_is_not_told_its_number(
    one: User, province: Province, case: Case, other: Category
) -> None:
    split(one, case, other)
    part = part_of(case)
    there = officer("there", province.second)

    of_whole = signed_in(one).get(address(case)).content.decode()
    of_part = signed_in(there).get(address(part)).content.decode()

    assert "بخشی از آن تفکیک شده و جداگانه پی‌گیری می‌شود." in of_whole
    assert "از پروندهٔ دیگری تفکیک شده است." in of_part
    for text, hidden in ((of_whole, part), (of_part, case)):
        assert str(hidden.pk) not in text
        assert show_number(hidden.number) not in text


def test_what_was_split_off_is_neither_parted_nor_linked_otherwise(
    province: Province, case: Case, other: Category
) -> None:
    both = officer("both", province.desk, province.second)
    split(both, case, other)
    part = part_of(case)
    row = CaseLink.objects.get()
    client = signed_in(both)

    client.post(f"{address(case)}links/{row.pk}/remove/")
    for near, far in ((case, part), (part, case)):
        sent = {"number": show_number(far.number), "kind": "duplicate"}
        client.post(f"{address(near)}links/", sent)
    client.post(f"{address(case)}links/", {"number": show_number(part.number), "kind": "part"})

    assert [(one.case, one.other, one.kind) for one in CaseLink.objects.all()] == [
        (part, case, "part")
    ]


def test_the_citizen_reads_it_and_follows_both_with_one_key(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    split(one, mine.case, other)
    part = part_of(mine.case)

    text = page(opened(client, mine))
    assert "بخشی از آن جداگانه پی‌گیری می‌شود" in text
    assert show_number(part.number) in text

    assert opens(client, part.number, mine.key)
    text = page(client)
    assert WORDS in text
    assert "بخشی از پروندهٔ دیگری است" in text
    assert show_number(mine.case.number) in text
    assert not opens(Client(), part.number, "123456789012")
    assert not opens(Client(), mine.case.number, "123456789012")


def test_the_key_of_a_stranger_opens_no_part(one: User, mine: Submitted, other: Category) -> None:
    stranger = filed(other, person=Person(name="کس دیگر", mobile="09351112233"))
    split(one, mine.case, other)
    part = part_of(mine.case)

    assert opens(Client(), part.number, mine.key)
    assert not opens(Client(), part.number, stranger.key)
    assert not opens(Client(), stranger.case.number, mine.key)


def test_the_citizen_is_told_of_news_in_the_whole(
    one: User, mine: Submitted, other: Category
) -> None:
    before = OutboxMessage.objects.count()

    split(one, mine.case, other)

    assert OutboxMessage.objects.count() == before + 1


def test_the_digits_of_the_mobile_show_the_state_of_the_part(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    split(one, mine.case, other)
    part = part_of(mine.case)

    sent = {"number": show_number(part.number), "digits": MOBILE[-4:]}
    text = client.post("/track/", sent, follow=True).content.decode()

    assert show_number(part.number) in text
    assert WORDS not in text


def test_the_part_stays_open_to_the_citizen_when_the_whole_is_anonymised(
    one: User, mine: Submitted, other: Category
) -> None:
    split(one, mine.case, other)
    part = part_of(mine.case)
    correspondence.answer(case_id=mine.case.pk, text="تمام", by=one, seen=2)

    retention.anonymise(mine.case.pk, by=retention.CLOCK)

    assert not opens(Client(), mine.case.number, mine.key)
    assert opens(Client(), part.number, mine.key)
    assert Applicant.objects.get().national_id == VALID_ID


def test_whoever_takes_the_whole_over_has_a_new_key_for_both(
    one: User, mine: Submitted, other: Category, client: Client
) -> None:
    OnBehalf.objects.create(case=mine.case, by=one, unit=mine.case.unit, consent="spoken")
    split(one, mine.case, other)
    part = part_of(mine.case)
    old = Client()
    assert opens(old, part.number, mine.key)
    citizen = opened(client, mine)

    text = citizen.post("/track/take-over/").content.decode()

    key = "".join(re.findall(r">([۰-۹]{4})<", text)) or "".join(re.findall(r"[۰-۹]{4}", text)[-3:])
    assert not opens(Client(), part.number, mine.key)
    assert old.get("/track/case/").status_code == 302, "browsers that the old key let in are out"
    assert opens(Client(), part.number, key)
    assert opens(Client(), mine.case.number, key)


def test_a_report_without_a_name_is_split_into_one_that_its_key_opens(
    one: User, province: Province
) -> None:
    mine = filed(category(province.desk, "report", title="گزارش یکم"))
    other = category(province.second, "report", title="گزارش دوم")

    split(one, mine.case, other)

    part = part_of(mine.case)
    assert not Applicant.objects.exists()
    assert opens(Client(), part.number, mine.key)
    assert opens(Client(), mine.case.number, mine.key)
