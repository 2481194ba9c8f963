"""An answer on paper: what it says, to whom, and what it never says."""

import re
from typing import Any

import pytest
from django.test import Client

from participation.cases.actors import CLOCK
from participation.cases.models import Answer, Case
from participation.cases.numbers import show_number
from participation.cases.services import retention
from participation.cases.services.submission import Submitted
from participation.common.models import User
from persian.digits import to_persian_digits
from persian.jalali import format_full, today
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.cases.cast import MOBILE, Province, officer
from tests.participation.cases.following import opened as following
from tests.participation.cases.test_desk_files import do, paper, put_ready
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it
from tests.participation.common.pdf.reading import glyphs, opened, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]
WORDS = "صورت‌جلسه نصب شد.\n\nاز این پس هر ماه نصب می‌شود (3 روز پس از جلسه)."


@pytest.fixture
def answered(one: User, mine: Submitted) -> Submitted:
    """A case in which the citizen was told something, and then answered."""
    client = signed_in(one)
    do(client, mine.case, "inform", text="خبری در میانه")
    put_ready(client, mine.case, "answer", paper("نامه.pdf"))
    assert do(client, mine.case, "answer", text=WORDS).status_code == 302
    mine.case.refresh_from_db()
    return mine


def words(answer: Any) -> str:
    """The words of a paper; pdfium leaves out the ZWNJ."""
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    return text_of(answer.content)


def at_the_desk(user: User, case: Case, number: int) -> Any:
    return signed_in(user).get(f"{address(case)}answers/{number}/")


def test_the_citizen_keeps_the_answer_on_paper(answered: Submitted) -> None:
    client = following(Client(), answered)
    page = client.get("/track/case/").content.decode()
    assert re.findall(r'href="(/track/case/answers/\d+/)"', page) == [
        "/track/case/answers/1/",
        "/track/case/answers/2/",
    ]

    answer = client.get("/track/case/answers/2/")

    said = words(answer)
    assert len(opened(answer.content)) == 1
    for told in (
        "پاسخ دفتر",
        "دفتر آزمون",
        "صورتجلسه نصب شد",
        "۳ روز پس از جلسه",
        format_full(today()).replace("\u200c", ""),
        "فایلهای همراه",
        f"/track/#{answered.case.number}",
    ):
        assert told in said, told
    assert show_number(answered.case.number) in "".join(glyphs(answer.content, "۰۱۲۳۴۵۶۷۸۹-"))
    assert "خبری در میانه" not in said
    assert "خبری در میانه" in words(client.get("/track/case/answers/1/"))


def test_the_citizen_s_paper_names_no_officer_and_nobody_else(
    one: User, answered: Submitted
) -> None:
    User.objects.filter(pk=one.pk).update(first_name="کارمند", last_name="نمونه‌وند")

    said = words(following(Client(), answered).get("/track/case/answers/2/"))

    for name in ("نمونهوند", "one", "شهروند نمونه", to_persian_digits(MOBILE), "نامه.pdf"):
        assert name not in said


def test_the_paper_names_the_unit_that_answered_though_another_has_the_case_now(
    one: User, province: Province, mine: Submitted
) -> None:
    do(signed_in(one), mine.case, "inform", text="خبری در میانه")
    mine.case.refresh_from_db()
    given = {"unit": str(province.second.pk), "reason": "کار آنجاست"}
    assert do(signed_in(one), mine.case, "refer", **given).status_code == 302
    mine.case.refresh_from_db()
    assert mine.case.unit == province.second

    said = words(following(Client(), mine).get("/track/case/answers/1/"))

    assert "دفتر آزمون" in said
    assert str(province.second).replace("\u200c", "") not in said


def test_the_same_answer_is_the_same_paper(answered: Submitted) -> None:
    client = following(Client(), answered)

    first, second = (client.get("/track/case/answers/2/").content for _time in range(2))

    assert first == second


def test_the_desk_prints_it_with_who_signed_and_who_printed(
    one: User, two: User, answered: Submitted
) -> None:
    User.objects.filter(pk=one.pk).update(first_name="کارمند", last_name="نخست")
    page = signed_in(two).get(address(answered.case)).content.decode()
    assert f"{address(answered.case)}answers/2/" in page

    said = words(at_the_desk(two, answered.case, 2))

    for told in ("کارمند نخست", "دفتر آزمون", "صورتجلسه نصب شد", "چاپ: two"):
        assert told in said, told


def test_a_draft_another_number_and_a_proposal_are_no_paper(one: User, answered: Submitted) -> None:
    Answer.objects.create(case=answered.case, text="هنوز نه", author=one)

    for number in (0, 3, 99999999):
        assert at_the_desk(one, answered.case, number).status_code == 404
        citizen = following(Client(), answered)
        assert citizen.get(f"/track/case/answers/{number}/").status_code == 404


def test_a_stranger_has_no_paper(province: Province, answered: Submitted) -> None:
    stranger = officer("stranger", province.second)

    assert at_the_desk(stranger, answered.case, 2).status_code == 404
    assert Client().get("/track/case/answers/2/").status_code == 404


def test_a_state_that_was_looked_at_by_four_digits_opens_no_paper(answered: Submitted) -> None:
    client = Client()
    sent = {"number": show_number(answered.case.number), "digits": MOBILE[-4:]}
    client.post("/track/", sent)

    assert client.get("/track/case/answers/2/").status_code == 404


def test_nothing_is_printed_of_what_was_anonymised(one: User, answered: Submitted) -> None:
    retention.anonymise(answered.case.pk, by=CLOCK)

    assert at_the_desk(one, answered.case, 2).status_code == 404
