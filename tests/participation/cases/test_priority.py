"""How soon the office turns to a case: its own affair, seen and set at the desk alone."""

import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.enums import EventType, Priority
from participation.cases.models import Case, CaseEvent, CaseLogEntry
from participation.cases.services import correspondence
from participation.cases.services.submission import Submitted
from participation.common.models import User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.many.choosing import done

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/cases/"


def shown(user: User, case: Case) -> str:
    """The head of the screen of a case."""
    text = signed_in(user).get(address(case)).content.decode()
    found = re.search(r'<header class="case-head">.*?</header>', text, re.DOTALL)
    assert found
    return found[0]


def order_of(text: str, *cases: Case) -> list[Case]:
    """The cases in the order in which a list shows them; those that it has not are left out."""
    there = [case for case in cases if f"{LIST}{case.pk}/" in text]
    return sorted(there, key=lambda case: text.index(f"{LIST}{case.pk}/"))


def test_a_case_begins_with_the_priority_of_its_category(one: User, province: Province) -> None:
    usual = filed(category(province.desk)).case
    urgent = filed(category(province.desk, title="فوری", priority=Priority.URGENT)).case

    assert "case-priority" not in shown(one, usual)
    assert '<b class="case-priority is-urgent">فوری</b>' in shown(one, urgent)


def test_who_changed_it_stands_in_the_course_and_in_the_log(one: User, case: Case) -> None:
    assert do(signed_in(one), case, "prioritise", priority="3").status_code == 302

    text = signed_in(one).get(address(case)).content.decode()
    assert "اولویت: «فوری» به‌جای «عادی»." in text
    event = CaseEvent.objects.get(type=EventType.PRIORITISED)
    assert (event.actor, event.is_public) == (one, False)
    assert CaseLogEntry.objects.get(action="cases.prioritised").user == one


@pytest.mark.parametrize("sent", ["", "0", "4", "urgent", "3.0"])
def test_what_is_no_priority_is_refused(one: User, case: Case, sent: str) -> None:
    answer = do(signed_in(one), case, "prioritise", priority=sent)

    assert answer.status_code == 422
    assert "اولویت" in answer.content.decode()
    case.refresh_from_db()
    assert (case.priority, case.version) == (Priority.NORMAL, 1)


def test_two_clicks_are_one_and_a_stale_screen_is_told(one: User, case: Case) -> None:
    client = signed_in(one)
    assert [do(client, case, "prioritise", priority="2").status_code for _ in range(2)] == [302] * 2
    assert CaseEvent.objects.filter(type=EventType.PRIORITISED).count() == 1

    assert do(client, case, "prioritise", priority="3").status_code == 409

    case.refresh_from_db()
    assert case.priority == Priority.HIGH


def test_the_same_priority_again_changes_nothing(one: User, case: Case) -> None:
    assert do(signed_in(one), case, "prioritise", priority="1").status_code == 302

    case.refresh_from_db()
    assert case.version == 1


def test_a_closed_case_and_one_that_is_only_read_have_none_to_set(
    one: User, case: Case, province: Province
) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    do(signed_in(reader), case, "prioritise", priority="3")
    correspondence.answer(case_id=case.pk, text="تمام", by=one, seen=1)
    case.refresh_from_db()
    assert do(signed_in(one), case, "prioritise", priority="3").status_code == 409

    stranger = officer("stranger", province.second)
    assert do(signed_in(stranger), case, "prioritise", priority="3").status_code == 404
    case.refresh_from_db()
    assert case.priority == Priority.NORMAL


def test_the_list_is_narrowed_and_ordered_by_it_in_as_many_queries(
    one: User, province: Province
) -> None:
    asked = category(province.desk)
    usual, high, urgent = (filed(asked).case for _ in range(3))
    for case, priority in ((high, "2"), (urgent, "3")):
        do(signed_in(one), case, "prioritise", priority=priority)
    client = signed_in(one)

    def read(**asked: str) -> tuple[str, int]:
        client.get(LIST, asked)
        with CaptureQueriesContext(connection) as captured:
            text = client.get(LIST, asked).content.decode()
        return text, len(captured)

    plain, queries = read()
    urgent_first, ordered = read(ordering="-priority")
    usual_first, _queries = read(ordering="priority")
    narrowed, _queries = read(priority="3")

    assert order_of(urgent_first, usual, high, urgent) == [urgent, high, usual]
    assert order_of(usual_first, usual, high, urgent) == [usual, high, urgent]
    assert order_of(narrowed, usual, high, urgent) == [urgent]
    assert '<b class="case-priority is-high">بالا</b>' in plain
    assert ordered == queries


@pytest.mark.parametrize("asked", [{"ordering": "-priority"}, {"ordering": "priority"}])
def test_the_order_is_that_of_an_index(one: User, case: Case, asked: dict[str, str]) -> None:
    client = signed_in(one)
    with CaptureQueriesContext(connection) as captured:
        client.get(LIST, asked)

    keys = [row["sql"] for row in captured if "ORDER BY" in row["sql"] and "priority" in row["sql"]]
    keys = [sql for sql in keys if "JOIN" not in sql]
    assert len(keys) == 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {keys[0]}")
            plan = " ".join(row[3] for row in cursor.fetchall())
        assert "COVERING INDEX case_open_priority" in plan
        assert "TEMP B-TREE" not in plan


def test_many_are_given_a_priority_at_once(one: User, province: Province) -> None:
    asked = category(province.desk)
    cases = [filed(asked).case for _ in range(3)]
    client = signed_in(one)
    correspondence.inform(case_id=cases[2].pk, text="بررسی می‌شود", by=one, seen=1)

    report = done(client, "priority", cases, priority="2")

    assert "پس از نمایش فهرست تغییر کرده است." in report
    found = Case.objects.filter(priority=Priority.HIGH)
    assert set(found.values_list("pk", flat=True)) == {cases[0].pk, cases[1].pk}
    assert CaseEvent.objects.filter(type=EventType.PRIORITISED, actor=one).count() == 2


def test_without_a_priority_nothing_is_begun(one: User, case: Case) -> None:
    client = signed_in(one)
    sent = {
        "work": "priority",
        "case": f"{case.pk}:1",
        "token": str(uuid.uuid4()),
    }

    answer = client.post(f"{LIST}bulk/", sent)

    assert answer.status_code == 422
    assert "اولویت را انتخاب کنید." in answer.content.decode()


def test_an_export_has_it(one: User, case: Case) -> None:
    do(signed_in(one), case, "prioritise", priority="3")

    answer = signed_in(one).post(f"{LIST}export/", {"kind": "csv", "query": "priority=3"})

    text = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode()  # type: ignore[attr-defined]
    assert "اولویت" in text.splitlines()[0]
    assert "فوری" in text.splitlines()[1]


def test_the_office_sets_the_priority_of_a_category(province: Province) -> None:
    asked = category(province.desk, priority=Priority.HIGH)
    editor = officer("editor", province.desk, permissions=("change_category",))

    text = signed_in(editor).get(f"/admin/complaint_categories/edit/{asked.pk}/").content.decode()

    assert '<option value="2" selected>بالا</option>' in text
    assert Category.objects.get().priority == Priority.HIGH


def test_neither_the_citizen_nor_a_program_of_the_public_is_told(
    one: User, province: Province, client: Client
) -> None:
    mine: Submitted = filed(category(province.desk, priority=Priority.URGENT))
    do(signed_in(one), mine.case, "prioritise", priority="2")
    sent: dict[str, Any] = {"number": mine.case.number, "key": mine.key}

    assert "فوری" in signed_in(one).get(address(mine.case)).content.decode()
    page = client.post("/track/", sent, follow=True).content.decode()
    told = client.post("/api/v1/cases/follow/", sent, content_type="application/json")
    offered = client.get("/api/v1/complaint-categories/").content.decode()

    assert mine.case.title in page
    assert mine.case.title in told.content.decode()
    for text in (page, told.content.decode(), offered):
        assert "فوری" not in text
        assert "اولویت" not in text
        assert "priority" not in text
