"""Views of others on a proposal: a row each, asked, answered or overdue, on screen and on paper."""

import datetime
import uuid
from typing import Any

import pytest
import time_machine
from django.test import Client

from participation.cases.models import Case
from participation.common.models import User
from participation.place_names.models import Opinion
from persian.jalali import format_date, today
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.common.pdf.reading import text_of
from tests.participation.place_names.factories import place
from tests.participation.place_names.proposing import act, admit, proposed, screen

pytestmark = [pytest.mark.django_db, pytest.mark.db]
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def case(desk: Client) -> Case:
    """An admitted renaming."""
    made = proposed("نشاط اصفهانی", place("کاوه"))
    admit(desk, made.case)
    return made.case


def ask(desk: Client, case: Case, who: str = "ادارهٔ پست", **more: Any) -> Any:
    due = format_date(today() + WEEK)
    given = {"token": uuid.uuid4(), "organisation": who, "due_date": due, **more}
    return act(desk, case, "ask", **given)


def answered(desk: Client, case: Case, **more: Any) -> Any:
    given = {
        "token": uuid.uuid4(),
        "asked": Opinion.objects.get().pk,
        "kind": "condition",
        "number": "۱۲۳۴",
        "dated": format_date(today()),
        "text": "نام پیشین تا یک سال کنار نام تازه بیاید.",
        **more,
    }
    return act(desk, case, "opinion", **given)


def on_paper(desk: Client, case: Case) -> str:
    return text_of(desk.get(f"{screen(case)}dossier/").content)


def test_who_is_asked_stands_there_until_it_answers(desk: Client, case: Case) -> None:
    assert ask(desk, case).status_code == 302
    waiting = f"پرسیده شده، مهلت پاسخ {format_date(today() + WEEK)}"
    words = desk.get(screen(case)).content.decode()
    assert "ادارهٔ پست" in words
    assert waiting in words
    assert "پرسیده شده" in on_paper(desk, case)

    assert answered(desk, case).status_code == 302
    words = desk.get(screen(case)).content.decode()
    assert waiting not in words
    assert "موافق با شرط" in words
    assert Opinion.objects.get().organisation == "ادارهٔ پست"
    assert "۱۲۳۴" in on_paper(desk, case)
    assert "پرسیده شده" not in on_paper(desk, case)


def test_one_that_is_late_is_said_to_be(desk: Client, clerk: User, case: Case) -> None:
    ask(desk, case)
    with time_machine.travel(today() + 2 * WEEK):
        later = signed_in(clerk)
        assert (
            f"در {format_date(today() - WEEK)} گذشته است"
            in later.get(screen(case)).content.decode()
        )
        # The column breaks its words anywhere.
        assert "گذشته" in on_paper(later, case)


def test_nobody_is_asked_twice_while_it_has_not_answered(desk: Client, case: Case) -> None:
    ask(desk, case)
    again = ask(desk, case, "اداره پست")

    assert again.status_code == 422
    assert "از آن پرسیده شده و هنوز پاسخی نیامده است" in again.content.decode()
    assert ask(desk, case, "بنیاد شهید").status_code == 302
    assert Opinion.objects.count() == 2


def test_two_clicks_are_one_question(desk: Client, case: Case) -> None:
    token = uuid.uuid4()
    ask(desk, case, token=token)
    ask(desk, case, token=token)

    assert Opinion.objects.count() == 1


def test_an_answer_is_not_given_twice(desk: Client, case: Case) -> None:
    ask(desk, case)
    asked = Opinion.objects.get().pk
    answered(desk, case)
    again = answered(desk, case, asked=asked, kind="opposes")

    assert again.status_code == 422
    assert "پاسخ آن پیش‌تر ثبت شده است" in again.content.decode()
    assert Opinion.objects.get().kind == "condition"


def test_a_day_that_has_passed_and_nobody_are_refused(desk: Client, case: Case) -> None:
    late = ask(desk, case, due_date=format_date(today() - WEEK))
    assert late.status_code == 422
    assert "این روز گذشته است" in late.content.decode()
    nobody = act(desk, case, "opinion", token=uuid.uuid4(), kind="agrees")
    assert nobody.status_code == 422
    assert "بنویسید" in nobody.content.decode()
    assert not Opinion.objects.exists()


def test_the_screen_asks_no_more_than_it_shows(
    desk: Client, case: Case, django_assert_max_num_queries: Any
) -> None:
    for who in ("ادارهٔ پست", "بنیاد شهید", "میراث فرهنگی"):
        ask(desk, case, who)
    desk.get(screen(case))
    with django_assert_max_num_queries(45) as counted:
        desk.get(screen(case))

    stages = [one for one in counted.captured_queries if '"place_names_stagevisit"' in one["sql"]]
    opinions = [one for one in counted.captured_queries if '"place_names_opinion"' in one["sql"]]
    assert (len(stages), len(opinions)) == (1, 1)
