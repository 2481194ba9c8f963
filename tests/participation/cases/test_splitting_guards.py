"""What splitting a case keeps guarded, brings along, refuses and does once."""

import re
import uuid
from datetime import date

import pytest
import time_machine
from django.db import connection

from participation.cases.enums import EventType, Priority
from participation.cases.models import (
    Accused,
    Applicant,
    Case,
    CaseEvent,
    CaseLink,
    Term,
)
from participation.cases.services import correspondence, identity
from participation.common.models import User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import (
    MOBILE,
    VALID_ID,
    Province,
    against_unit,
    category,
    filed,
    officer,
)
from tests.participation.cases.splitting import WORDS, form, part_of, split
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def other(province: Province) -> Category:
    """What the part is about; its cases go to the second county governorate."""
    return category(province.second, title="دسترسی به صورت‌جلسه", promised_amount=20)


def test_only_categories_that_ask_for_no_more_of_a_person_are_offered(
    one: User, province: Province, other: Category
) -> None:
    asks_less = category(province.desk, "request", title="درخواست")
    nameless = category(province.desk, "report", title="گزارش")
    old = category(province.desk, title="کنارگذاشته", is_active=False)
    whole = filed(asks_less).case

    text = signed_in(one).get(f"{address(whole)}split/").content.decode()
    text = text.partition('<select name="category"')[2].partition("</select>")[0]

    assert f'<option value="{asks_less.pk}">' in text
    for refused in (nameless, other, old):
        assert f'<option value="{refused.pk}">' not in text
        assert split(one, whole, refused).status_code == 422
    assert not CaseLink.objects.exists()


def test_the_term_counts_from_the_day_of_the_first_arrival(one: User, province: Province) -> None:
    days = {"promised_amount": 10, "promised_unit": "calendar_days"}
    with time_machine.travel("2026-09-01T08:00:00+03:30"):
        case = filed(category(province.desk, **days)).case
        other = category(province.desk, title="بخش", **days)
    with time_machine.travel("2026-09-08T08:00:00+03:30"):
        split(one, case, other)
        part = part_of(case)
        split(one, part, other)
        third = part_of(part)

    for made in (part, third):
        term = Term.objects.get(case=made)
        assert term.starts_on == date(2026, 9, 1)
        assert made.due_date == term.due_date == Term.objects.get(case=case).due_date
    assert part.received_at.date() == date(2026, 9, 8)


def test_a_sealed_identity_stays_sealed_and_a_restricted_case_restricted(
    province: Province, other: Category
) -> None:
    whole = filed(category(province.desk, title="محرمانه", is_restricted=True)).case
    chief = officer("chief", province.desk, permissions=("view_case", "handle_case", "seal_case"))
    identity.seal(case_id=whole.pk, officers=[chief], by=chief, seen=1)

    split(chief, whole, other)

    part = part_of(whole)
    assert (part.is_sealed, part.is_restricted) == (True, True)
    there = officer("there", province.second)
    above = officer("above", province.root, permissions=("view_case", "view_all_cases"))
    text = signed_in(there).get(address(part)).content.decode()
    assert WORDS in text
    assert "شهروند نمونه" not in text
    assert signed_in(above).get(address(part)).status_code == 404
    assert [row.user for row in part.sealed_access.all()] == [chief]


def test_nothing_of_a_person_lies_readable_in_the_part(
    one: User, case: Case, other: Category
) -> None:
    split(one, case, other)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_applicant")
        raw = str(cursor.fetchall())
        cursor.execute("SELECT text FROM complaints_complaint")
        raw += str(cursor.fetchall())
    assert Applicant.objects.count() == 2
    for secret in ("شهروند", VALID_ID, MOBILE, WORDS):
        assert secret not in raw


def test_whom_the_whole_is_against_never_sees_the_part(province: Province, other: Category) -> None:
    whole = filed(
        category(province.root, title="علیه", against=["unit"]),
        against=against_unit(province.first),
    ).case
    above = officer("above", province.root)
    clerk = officer("clerk", province.root)
    identity.accuse(case_id=whole.pk, units=[], users=[clerk], by=above, seen=1)

    refused = split(above, whole, other, unit=str(province.first.pk))
    below = split(above, whole, other, unit=str(province.office.pk))
    split(above, whole, other, unit=str(province.root.pk))

    assert (refused.status_code, below.status_code) == (422, 422)
    assert WORDS in refused.content.decode()
    part = part_of(whole)
    assert {(row.unit, row.user) for row in Accused.objects.filter(case=part)} == {
        (province.first, None),
        (None, clerk),
    }
    judge = officer("judge", province.first, permissions=("view_case", "view_all_cases"))
    for user in (clerk, judge):
        assert signed_in(user).get(address(part)).status_code == 404
    assert signed_in(above).get(address(part)).status_code == 200


def test_a_category_whose_own_unit_is_accused_goes_above(province: Province) -> None:
    whole = filed(
        category(province.root, title="علیه", against=["unit"]),
        against=against_unit(province.first),
    ).case
    above = officer("above", province.root)

    split(above, whole, category(province.first, title="نزد متهم"))

    assert part_of(whole).unit == province.root


def test_two_clicks_make_one_part(one: User, case: Case, other: Category) -> None:
    sent = {**form(one, case), "category": str(other.pk), "text": WORDS}
    client = signed_in(one)

    answers = [client.post(f"{address(case)}split/", sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert CaseLink.objects.filter(kind="part").count() == 1
    assert Case.objects.count() == 2
    assert CaseEvent.objects.filter(type=EventType.SPLIT).count() == 1


def test_a_stale_screen_is_refused_with_what_came_and_keeps_the_words(
    one: User, case: Case, other: Category
) -> None:
    sent = form(one, case)
    do(signed_in(one), case, "inform", text="بررسی می‌شود")

    refused = split(one, case, other, **sent)

    text = refused.content.decode()
    assert refused.status_code == 409
    assert f"{WORDS}</textarea>" in text
    assert "به شهروند" in text
    assert not CaseLink.objects.exists()
    again = dict(re.findall(r'name="(version|token)" value="([^"]+)"', text))
    assert split(one, case, other, **again).status_code == 302


def test_a_closed_case_is_not_split(one: User, case: Case, other: Category) -> None:
    sent = form(one, case)
    correspondence.answer(case_id=case.pk, text="تمام", by=one, seen=1)
    case.refresh_from_db()

    asked = signed_in(one).get(f"{address(case)}split/", follow=True).content.decode()
    late = split(one, case, other, token=sent["token"], version=case.version)

    assert "پروندهٔ بسته تفکیک نمی‌شود." in asked
    assert late.status_code == 422
    assert "پروندهٔ بسته تفکیک نمی‌شود." in late.content.decode()
    assert f"{WORDS}</textarea>" in late.content.decode()
    assert not CaseLink.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"text": " "},
        {"category": ""},
        {"category": "x"},
        {"category": "999999"},
        {"unit": "999999"},
        {"version": "x"},
        {"token": "x"},
        {"text": "x" * 10_001},
    ],
)
def test_what_is_missing_or_wrong_is_refused(
    one: User, case: Case, other: Category, given: dict[str, str]
) -> None:
    answer = split(one, case, other, **given)

    assert answer.status_code == 422
    assert not CaseLink.objects.exists()


def test_only_who_decides_on_a_case_splits_it(
    province: Province, case: Case, other: Category
) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    stranger = officer("stranger", province.second)

    for user in (reader, stranger):
        client = signed_in(user)
        sent = {"version": "1", "token": str(uuid.uuid4()), "category": str(other.pk)}
        assert client.get(f"{address(case)}split/").status_code == 404
        assert client.post(f"{address(case)}split/", {**sent, "text": WORDS}).status_code == 404
    assert not CaseLink.objects.exists()


def test_no_token_of_another_submission_is_taken(one: User, case: Case, other: Category) -> None:
    strange = filed(other).case

    answer = split(one, case, other, token=str(strange.submission))

    assert answer.status_code == 422
    assert not CaseLink.objects.exists()


def test_what_is_urgent_stays_so(one: User, province: Province, other: Category) -> None:
    whole = filed(category(province.desk, title="فوری", priority=Priority.URGENT)).case

    split(one, whole, other)

    assert part_of(whole).priority == Priority.URGENT


def test_the_words_of_the_part_find_it(
    one: User, province: Province, case: Case, other: Category
) -> None:
    split(one, case, other)
    part = part_of(case)
    there = officer("there", province.second)

    found = signed_in(there).post("/admin/cases/find/", {"words": "رونوشت"}, follow=True)

    assert str(part.pk) in found.content.decode()
