"""What the category of a case asks to be done: ticked by whom and when, and before the answer."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.cases.models import (
    Answer,
    Case,
    CaseLogEntry,
    CaseSettings,
    CheckedItem,
    Proposal,
)
from participation.common.models import User
from participation.complaints.models import Category, CategoryCheck
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.checklists.ticking import CALL, VISIT, panel, tick
from tests.participation.cases.many.choosing import done as done_to_many

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_items_stand_in_the_order_of_the_category(one: User, case: Case) -> None:
    shown = panel(one, case)

    assert shown.index(CALL) < shown.index(VISIT)
    assert shown.count("پیش از پاسخ") == 1
    assert "checked" not in shown


def test_a_category_without_a_list_shows_none(one: User, province: Province) -> None:
    assert not panel(one, filed(category(province.desk, title="بی‌فهرست")).case)


def test_who_ticked_and_when_stands_beside_the_item_and_in_the_log(
    one: User, case: Case, call: int
) -> None:
    answer = tick(one, case, call)

    assert "فهرست وارسی ثبت شد." in answer.content.decode()
    assert re.search(rf'value="{call}" checked', panel(one, case))
    assert "<small>one، " in panel(one, case)
    entry = CaseLogEntry.objects.get(action="cases.checked")
    assert (entry.user, entry.message) == (one, f"در فهرست وارسی تیک خورد: {CALL}")
    case.refresh_from_db()
    assert case.version == 1, "no screen becomes stale by it"


def test_an_item_is_unticked_with_a_name_too(
    one: User, province: Province, case: Case, call: int
) -> None:
    two = officer("two", province.desk)
    tick(one, case, call)

    tick(two, case, shown=(call,))

    assert "checked" not in panel(one, case)
    assert "two تیک را برداشت" in panel(one, case)
    assert CaseLogEntry.objects.filter(action="cases.unchecked", user=two).exists()


def test_what_a_colleague_ticked_meanwhile_stays_and_two_clicks_are_one(
    one: User, province: Province, case: Case, call: int, visit: int
) -> None:
    two = officer("two", province.desk)
    tick(two, case, visit)

    for _click in range(2):
        tick(one, case, call)

    rows = CheckedItem.objects.filter(is_done=True).values_list("item", "by__username")
    assert set(rows) == {(call, "one"), (visit, "two")}
    assert CaseLogEntry.objects.filter(action="cases.checked").count() == 2


@pytest.mark.parametrize("step", ["answer", "propose"])
def test_while_a_required_item_is_open_the_answer_waits_and_the_words_stay(
    one: User, case: Case, call: int, visit: int, step: str
) -> None:
    CaseSettings.objects.update_or_create(defaults={"answers_are_approved": step == "propose"})
    tick(one, case, call)

    refused = do(signed_in(one), case, "answer", text="انجام شد و تابلو نصب است")

    text = refused.content.decode()
    assert refused.status_code == 422
    assert f"«{VISIT}»" in text
    assert CALL not in re.sub(r'<ul class="case-checks">.*?</ul>', "", text, flags=re.DOTALL)
    assert "انجام شد و تابلو نصب است</textarea>" in text
    assert not Answer.objects.exists()
    assert not Proposal.objects.exists()
    tick(one, case, visit)
    assert do(signed_in(one), case, "answer", text="انجام شد").status_code == 302
    assert Answer.objects.exists() or Proposal.objects.exists()


def test_an_approved_answer_waits_for_it_as_well(
    one: User, province: Province, case: Case, visit: int
) -> None:
    CaseSettings.objects.update_or_create(defaults={"answers_are_approved": True})
    tick(one, case, visit)
    do(signed_in(one), case, "answer", text="انجام شد")
    tick(one, case, shown=(visit,))
    case.refresh_from_db()
    may = ("view_case", "handle_case", "approve_answer")
    head = officer("head", province.desk, permissions=may)

    refused = do(signed_in(head), case, "approve")

    assert refused.status_code == 422
    assert f"«{VISIT}»" in refused.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("step", ["decline", "hand_over"])
def test_what_is_no_answer_does_not_wait(one: User, case: Case, step: str) -> None:
    assert do(signed_in(one), case, step, text="در صلاحیت ما نیست").status_code == 302


def test_of_many_those_that_wait_are_reported(one: User, asked: Category, visit: int) -> None:
    cases = [filed(asked).case for _ in range(2)]
    tick(one, cases[0], visit)

    report = done_to_many(signed_in(one), "close", cases, text="انجام شد")

    assert "فهرست وارسی آن پیش از پاسخ چیزی می‌خواهد." in report
    assert list(Case.objects.filter(is_open=False)) == [cases[0]]


def test_ticks_outlive_an_edited_category(
    one: User, case: Case, asked: Category, call: int, visit: int
) -> None:
    tick(one, case, call)
    CategoryCheck.objects.filter(pk=call).update(title="پیامک به شهروند")
    CategoryCheck.objects.filter(pk=visit).delete()
    assert CALL in panel(one, case), "the words that were ticked"

    CategoryCheck.objects.filter(pk=call).delete()
    shown = panel(one, case)

    assert CALL in shown
    assert "دیگر در فهرست دسته نیست" in shown
    assert VISIT not in shown
    assert do(signed_in(one), case, "answer", text="انجام شد").status_code == 302


def test_the_office_writes_the_list_of_a_category(province: Province) -> None:
    made = category(province.desk)
    editor = officer("editor", province.desk, permissions=("change_category",))
    client = signed_in(editor)
    place = f"/admin/complaint_categories/edit/{made.pk}/"
    sent = {
        **{name: getattr(made, name) for name in ("title", "kind", "description", "slug")},
        "unit": made.unit_id,
        "promised_amount": 30,
        "promised_unit": "working_days",
        "is_active": "on",
        "order": 100,
        "priority": 1,
        "version": made.version,
        "questions-TOTAL_FORMS": 0,
        "questions-INITIAL_FORMS": 0,
        "checks-TOTAL_FORMS": 2,
        "checks-INITIAL_FORMS": 0,
        "checks-0-title": CALL,
        "checks-0-ORDER": 2,
        "checks-1-title": VISIT,
        "checks-1-ORDER": 1,
        "checks-1-is_required": "on",
    }

    assert client.post(place, sent).status_code == 302

    assert [str(one) for one in made.checks.order_by("sort_order")] == [VISIT, CALL]
    too_many = {f"checks-{place}-title": f"کار {place}" for place in range(31)}
    stale = {**sent, **too_many, "checks-TOTAL_FORMS": 31, "version": made.version + 1}
    assert client.post(place, stale).status_code == 200
    assert made.checks.count() == 2


def test_a_list_costs_the_screen_no_query_for_each_item(
    one: User, case: Case, asked: Category, call: int
) -> None:
    client = signed_in(one)
    tick(one, case, call)

    def queries() -> int:
        client.get(address(case))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(case))
        return len(captured)

    few = queries()
    for number in range(20):
        added = CategoryCheck.objects.create(category=asked, title=f"کار {number}", sort_order=9)
        CheckedItem.objects.create(case=case, item=added.pk, title=added.title, by=one)

    assert queries() == few
