"""Cover, slip and the day's list on paper: what they say, to whom, and what they never say."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Case, Referral
from participation.cases.numbers import show_number
from participation.cases.services import correspondence, identity
from participation.common.models import User
from persian.digits import to_persian_digits
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import (
    MOBILE,
    VALID_ID,
    Province,
    against_unit,
    category,
    filed,
    officer,
)
from tests.participation.cases.referring import (
    ASKED,
    at,
    refer,
    referral,
    to_person,
)
from tests.participation.cases.test_desk_in_the_browser import named
from tests.participation.common.pdf.reading import glyphs, opened, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]
TODAY = "/admin/cases/today/"
WHO = "شهروند نمونه"


def words(answer: Any) -> str:
    """The words of a paper that was given out; pdfium leaves out the ZWNJ."""
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    return text_of(answer.content)


def cover(user: User, case: Case) -> Any:
    return signed_in(user).get(f"{address(case)}cover/")


def test_the_cover_says_what_the_case_is_and_how_it_went(
    one: User, case: Case, province: Province
) -> None:
    client = signed_in(one)
    do(client, case, "take")
    case.refresh_from_db()
    do(client, case, "accept")

    answer = cover(one, case)

    paper = words(answer)
    assert len(opened(answer.content)) == 1
    for told in (
        "روکش پرونده",
        "استانداری",
        "دفتر آزمون",
        WHO,
        "پرونده ثبت شد",
        "به one سپرده شد",
        "در دست بررسی",
        "چاپ: one",
    ):
        assert told in paper, told
    assert show_number(case.number) in "".join(glyphs(answer.content, "۰۱۲۳۴۵۶۷۸۹-"))
    assert case.number in answer.headers["Content-Disposition"]


def test_the_cover_has_no_codes_no_words_of_the_citizen_and_no_accused(
    one: User, province: Province
) -> None:
    accused = category(province.root, title="شکایت از فرمانداری")
    case = filed(accused, against=against_unit(province.first)).case
    above = officer("above", province.root)

    paper = words(cover(above, case))

    assert case.title in paper
    for secret in (MOBILE, to_persian_digits(MOBILE), VALID_ID, "تابلو", province.first.name):
        assert secret not in paper, secret


def test_who_filed_it_stands_on_no_paper_of_whoever_may_not_see_it(
    one: User,
    case: Case,
    province: Province,
    other: User,
) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    refer(signed_in(one), case, (to_person(other), "opinion"))
    assert WHO in words(cover(one, case))
    assert WHO not in words(cover(reader, case))
    assert WHO not in words(cover(other, case))

    head = officer("head", province.desk, permissions=SEAL)
    case.refresh_from_db()
    identity.seal(case_id=case.pk, officers=[head], by=head, seen=case.version)

    for person in (one, head):
        paper = words(cover(person, case))
        assert WHO not in paper
        assert "مهروموم" in paper


def test_a_long_course_is_cut_in_its_middle_and_says_so(one: User, case: Case) -> None:
    for number in range(20):
        case.refresh_from_db()
        told = to_persian_digits(f"خبر {number}")
        correspondence.inform(case_id=case.pk, text=told, by=one, seen=case.version)

    answer = cover(one, case)

    paper = words(answer)
    assert len(opened(answer.content)) == 1
    assert "پرونده ثبت شد" in paper
    assert "۱۵ رویداد" in paper
    assert "خبر ۱۹" not in paper


def test_a_stranger_gets_no_paper_on_any_address(
    one: User,
    case: Case,
    province: Province,
    other: User,
) -> None:
    refer(signed_in(one), case, (to_person(one), "action"))
    refer(signed_in(one), case, (to_person(officer("two", province.desk)), "action"))
    row = Referral.objects.latest("pk")
    nobody = officer("nobody", province.desk, permissions=())

    for stranger in (other, nobody):
        client = signed_in(stranger)
        for method in (client.get, client.post):
            assert method(at(row, "slip/")).status_code in {404, 405}
            assert method(f"{address(case)}cover/").status_code in {404, 405}
        assert client.get(at(row, "slip/")).status_code == 404
    assert signed_in(nobody).get(TODAY).status_code == 404
    assert Client().get(TODAY).status_code == 302
    reader = officer("reader", province.desk, permissions=("view_case",))
    assert signed_in(reader).get(at(row, "slip/")).status_code == 404
    assert signed_in(one).get(at(row, "slip/").replace(str(row.pk), "999999")).status_code == 404


def test_the_slip_says_who_asks_whom_for_what_by_when_and_has_room_for_the_answer(
    one: User,
    case: Case,
    other: User,
) -> None:
    asking, asked = named(one, "سارا", "احمدی"), named(other, "رضا", "کریمی")
    day = {"due_date": format_short(today() + dt.timedelta(days=3))}
    refer(signed_in(asking), case, (to_person(asked), "opinion"), instruction=ASKED, **day)
    row = referral(case)

    paper = words(signed_in(asked).get(at(row, "slip/")))

    for told in ("برگهٔ ارجاع", "سارا احمدی", "رضا کریمی", "نظر", ASKED, "امضا"):
        assert told in paper, told
    assert WHO not in paper
    signed_in(asked).post(at(row), {"do": "finish", "text": "بازدید شد؛ تابلو شکسته است."})
    assert "تابلو شکسته است" in words(signed_in(asking).get(at(row, "slip/")))


def test_the_day_s_list_has_what_is_due_or_waits_once_each_and_nobody_elses(
    one: User,
    province: Province,
    other: User,
) -> None:
    made = {}
    for name, days in (("late", -2), ("today", 0), ("soon", 3), ("theirs", 0), ("asked", -1)):
        case = filed(category(province.desk, title=f"پروندهٔ {name}")).case
        to = other if name == "theirs" else one
        if name == "theirs":
            to = officer("two", province.desk)
        correspondence.assign(case_id=case.pk, to=to, by=one, seen=1)
        if name == "asked":
            correspondence.ask(case_id=case.pk, text="کدام؟", by=one, seen=2)
        Case.objects.filter(pk=case.pk).update(due_date=today() + dt.timedelta(days=days))
        made[name] = case
    sent = filed(category(province.first, title="پروندهٔ referred")).case
    refer(signed_in(other), sent, (to_person(one), "opinion"))

    answer = signed_in(one).get(TODAY)

    paper = words(answer)
    assert "فهرست امروز" in paper
    for name in ("late", "today", "asked", "referred"):
        assert paper.count(f"پروندهٔ {name}") == 1, name
    assert "پروندهٔ soon" not in paper
    assert "پروندهٔ theirs" not in paper
    assert WHO not in paper
    assert show_number(made["late"].number) in "".join(glyphs(answer.content, "۰۱۲۳۴۵۶۷۸۹-"))


def test_an_empty_day_says_so(one: User) -> None:
    assert "امروز پرونده‌ای" in words(signed_in(one).get(TODAY)).replace("پروندهای", "پرونده‌ای")


def test_the_day_s_list_costs_the_same_however_many_cases(
    one: User, province: Province, django_assert_max_num_queries: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("participation.cases.desk.day.MOST_OF_PART", 3)
    title = category(province.desk, title="پروندهٔ دیرکرده")
    for _number in range(5):
        case = filed(title).case
        correspondence.assign(case_id=case.pk, to=one, by=one, seen=1)
    Case.objects.update(due_date=today() - dt.timedelta(days=1))
    client = signed_in(one)
    client.get(TODAY)

    with django_assert_max_num_queries(22):
        paper = words(client.get(TODAY))

    assert paper.count("پروندهٔ دیرکرده") == 3
    assert re.search("۲ پرونده", paper)


def test_the_screens_offer_the_papers(one: User, case: Case, other: User) -> None:
    client = signed_in(one)
    refer(client, case, (to_person(other), "action"))

    assert f'href="{address(case)}cover/"' in client.get(address(case)).content.decode()
    assert f'href="{TODAY}"' in client.get("/admin/cases/").content.decode()
    row = referral(case)
    assert f'href="{at(row, "slip/")}"' in client.get(at(row)).content.decode()
