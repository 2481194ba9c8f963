"""The list of cases in the admin."""

from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.services import correspondence
from participation.common.models import User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import MOBILE, Province, against_unit, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MOST_SQL = 22
LIST = "/admin/cases/"


def listed(user: User, **asked: str) -> str:
    """Return the list as a page."""
    answer = signed_in(user).get(LIST, asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_list_shows_what_the_officer_sees_and_nothing_personal(
    one: User, province: Province
) -> None:
    mine = filed(category(province.desk, title="نصب نشدن صورت‌جلسه"), county=province.county).case
    other = filed(category(province.second)).case

    text = listed(one)

    shown = (f'href="{LIST}{mine.pk}/"', show_number(mine.number), mine.title, "ثبت شد")
    for words in (*shown, str(mine.county), str(mine.unit)):
        assert words in text
    assert str(other.pk) not in text
    for secret in (MOBILE, "شهروند نمونه", "روی تابلو"):
        assert secret not in text


def test_without_the_permission_there_is_no_list(province: Province) -> None:
    nobody = officer("nobody", province.desk, permissions=())
    filed(category(province.desk))

    answer = signed_in(nobody).get(LIST)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert LIST not in signed_in(nobody).get("/admin/", follow=True).content.decode()


def test_the_accused_find_and_count_nothing(province: Province) -> None:
    case = filed(category(province.root), against=against_unit(province.first)).case
    accused = officer("accused", province.first, permissions=("view_case", "view_all_cases"))
    above = officer("above", province.root)
    assert str(case.pk) in listed(above, q=case.number)
    assert "همهٔ باز <b>۱</b>" in listed(above)

    assert str(case.pk) not in listed(accused, q=case.number)
    assert "همهٔ باز <b>۰</b>" in listed(accused)


@pytest.mark.parametrize("typed", ["whole", "persian", "joined", "middle"])
def test_a_case_is_found_by_its_number_however_it_is_typed(
    one: User, province: Province, typed: str
) -> None:
    case = filed(category(province.desk)).case
    other = filed(category(province.desk, title="دیگری")).case
    ways = {
        "whole": case.number,
        "persian": show_number(case.number),
        "joined": case.number.replace("-", ""),
        "middle": case.number.split("-")[1],
    }

    text = listed(one, q=ways[typed])

    assert str(case.pk) in text
    assert (other.number == case.number) == (str(other.pk) in text)


def test_what_is_no_number_finds_nothing_and_says_how_numbers_look(
    one: User, province: Province
) -> None:
    case = filed(category(province.desk)).case

    text = listed(one, q="شهروند")

    assert str(case.pk) not in text
    assert "شماره یا شش رقم میانی آن" in text


QUEUES = {
    "open": {"late", "today", "soon", "later", "own", "asked", "held"},
    "late": {"late"},
    "today": {"today"},
    "soon": {"soon"},
    "mine": {"own"},
    "unit": {"late", "today", "soon", "later", "own", "asked", "held"},
    "free": {"late", "today", "soon", "later", "asked", "held"},
    "citizen": {"asked"},
    "held": {"held"},
    "closed": {"answered"},
}


def cases_of_all_queues(province: Province, one: User) -> dict[str, Case]:
    """One case for each queue, by name."""
    # What waits for the citizen would be late if its term did not stand still.
    days = {"late": 3, "today": 5, "soon": 9, "later": 60, "asked": 3}
    found = {}
    for name in ("late", "today", "soon", "later", "own", "asked", "held", "answered"):
        asked = category(
            province.desk,
            title=name,
            promised_amount=days.get(name, 30),
            promised_unit="calendar_days",
        )
        found[name] = filed(asked, is_held=name == "held").case
    by: dict[str, Any] = {"by": one, "seen": 1}
    correspondence.assign(case_id=found["own"].pk, to=one, **by)
    correspondence.ask(case_id=found["asked"].pk, text="کِی؟", **by)
    correspondence.answer(case_id=found["answered"].pk, text="انجام شد", **by)
    return found


@pytest.mark.parametrize("queue", QUEUES)
def test_each_queue_has_its_cases_and_its_count(one: User, province: Province, queue: str) -> None:
    with time_machine.travel("2026-11-21 08:00Z", tick=False) as now:
        cases = cases_of_all_queues(province, one)
        now.move_to("2026-11-26 08:00Z")

        text = listed(one, queue=queue)

    shown = {name for name, case in cases.items() if str(case.pk) in text}
    assert shown == QUEUES[queue]
    if queue != "closed":
        count = show_number(str(len(QUEUES[queue])))
        hot = ' class="is-hot"' if queue in {"late", "today"} else ""
        assert f"<b{hot}>{count}</b>" in text.partition('aria-current="true"')[2][:60]


def test_closed_cases_stay_out_until_they_are_asked_for(one: User, province: Province) -> None:
    case = filed(category(province.desk)).case
    correspondence.answer(case_id=case.pk, text="انجام شد", by=one, seen=1)

    assert str(case.pk) not in listed(one)
    assert str(case.pk) in listed(one, queue="closed")
    assert str(case.pk) in listed(one, state="answered")
    assert str(case.pk) in listed(one, q=case.number)


def test_the_list_is_narrowed_by_category_county_unit_and_state(province: Province) -> None:
    chief = officer("chief", permissions=("view_case", "view_all_cases"))
    here, there = category(province.desk), category(province.second, title="دیگر")
    first = filed(here, county=province.county).case
    second = filed(there, county=province.other_county).case
    correspondence.ask(case_id=second.pk, text="کِی؟", by=officer("two", province.second), seen=1)

    narrowed = (
        {"category": f"complaint:{here.pk}"},
        {"county": str(province.county.pk)},
        {"unit": str(province.desk.pk)},
        {"state": "received"},
    )
    for asked in narrowed:
        text = listed(chief, **asked)
        assert str(first.pk) in text, asked
        assert str(second.pk) not in text, asked


@pytest.mark.parametrize(
    "asked", [{"queue": "x"}, {"category": "a:b"}, {"ordering": "id"}, {"p": "۹۹"}, {"county": "x"}]
)
def test_what_nobody_can_ask_for_is_left_out(
    one: User, province: Province, asked: dict[str, str]
) -> None:
    case = filed(category(province.desk)).case

    assert str(case.pk) in listed(one, **asked)


def test_the_list_costs_the_same_at_any_length(one: User, province: Province) -> None:
    client = signed_in(one)
    filed(category(province.desk))
    client.get(LIST)
    with CaptureQueriesContext(connection) as before:
        client.get(LIST)
    for number in range(8):
        asked = category(province.desk, title=f"دسته {number}")
        filed(asked, county=province.county)

    with CaptureQueriesContext(connection) as after:
        client.get(LIST)

    # Each case is of a category of its own; the filter reads all of them in one query.
    assert len(after) == len(before) <= MOST_SQL
