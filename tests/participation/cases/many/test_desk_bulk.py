"""One thing done to many cases: by the queue, once each, with a report of what was refused."""

import datetime as dt
import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from participation.cases.models import (
    Answer,
    BulkRow,
    BulkRun,
    Case,
    CaseEvent,
)
from participation.cases.services import bulk, correspondence, identity
from participation.cases.tasks import bulk_task
from participation.common.models import User
from participation.common.tick import run_tick
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.cases.many.choosing import BULK, LIST, boxes, choose, done
from tests.participation.cases.test_desk_in_the_browser import enter

pytestmark = [pytest.mark.django_db, pytest.mark.db]

NO_CASE = "5d0c3f0e-0000-4000-8000-000000000000"


def test_boxes_and_works_stand_on_the_list_of_those_who_work_on_cases(
    one: User, cases: list[Case], province: Province
) -> None:
    text = signed_in(one).get(LIST).content.decode()
    for box in boxes(cases):
        assert f'value="{box}" form="bulk"' in text
    reader = officer("reader", province.desk, permissions=("view_case",))
    assert 'form="bulk"' not in signed_in(reader).get(LIST).content.decode()


def test_chosen_cases_are_given_to_an_officer(one: User, two: User, cases: list[Case]) -> None:
    report = done(signed_in(one), "assign", cases[:2], to=two.pk)

    assert Case.objects.filter(assignee=two).count() == 2
    assert "همه انجام شد" in report
    assert set(BulkRow.objects.values_list("state", flat=True)) == {"done"}


def test_chosen_cases_are_referred_with_an_instruction(
    one: User, cases: list[Case], province: Province
) -> None:
    done(signed_in(one), "refer", cases, unit=province.second.pk, text="بررسی شود")

    assert Case.objects.filter(unit=province.second).count() == 3
    screen = signed_in(officer("x", province.second)).get(f"{LIST}{cases[0].pk}/")
    assert "بررسی شود" in screen.content.decode()


def test_chosen_cases_are_answered_and_closed_and_the_words_do_not_stay_in_the_run(
    one: User, cases: list[Case]
) -> None:
    done(signed_in(one), "close", cases, text="آسفالت خیابان انجام شد.")

    assert not Case.objects.filter(is_open=True).exists()
    assert [answer.text for answer in Answer.objects.all()] == ["آسفالت خیابان انجام شد."] * 3
    assert BulkRun.objects.get().text == ""


def test_personal_data_in_the_common_answer_is_pointed_out(one: User, cases: list[Case]) -> None:
    client = signed_in(one)
    sent = choose(client, "close", cases)

    answer = client.post(BULK, {**sent, "text": "با ۰۹۱۲۱۲۳۴۵۶۷ تماس بگیرید"})

    assert answer.status_code == 422
    assert "شمارهٔ موبایل" in answer.content.decode()
    assert not BulkRun.objects.exists()


def test_what_has_changed_or_is_not_possible_is_left_and_reported(
    one: User, two: User, cases: list[Case]
) -> None:
    client = signed_in(one)
    sent = choose(client, "close", cases)
    correspondence.assign(case_id=cases[0].pk, to=two, by=two, seen=1)
    identity.accuse(case_id=cases[1].pk, units=[], users=[one], by=two, seen=1)
    address = client.post(BULK, {**sent, "text": "انجام شد"}).headers["Location"]
    run_tick(only=["cases.bulk"])

    report = client.get(address).content.decode()

    assert "پس از نمایش فهرست تغییر کرده است" in report
    assert f'href="/admin/cases/{cases[0].pk}/"' in report
    assert str(cases[1].pk) not in report
    assert cases[1].number not in report
    open_ones = set(Case.objects.filter(is_open=True).values_list("pk", flat=True))
    assert open_ones == {cases[0].pk, cases[1].pk}


def test_whoever_becomes_accused_before_its_turn_does_nothing_to_a_case(
    one: User, two: User, cases: list[Case]
) -> None:
    client = signed_in(one)
    sent = choose(client, "assign", cases)
    address = client.post(BULK, {**sent, "to": two.pk}).headers["Location"]
    identity.accuse(case_id=cases[1].pk, units=[], users=[one], by=two, seen=1)
    run_tick(only=["cases.bulk"])

    report = client.get(address).content.decode()

    assert "دیگر نمی‌بینید" in report
    cases[1].refresh_from_db()
    assert cases[1].assignee is None


def test_two_clicks_a_retry_and_a_second_worker_do_each_case_once(
    one: User, two: User, cases: list[Case]
) -> None:
    client = signed_in(one)
    sent = {**choose(client, "assign", cases), "to": two.pk}
    addresses = {client.post(BULK, sent).headers["Location"] for _ in range(2)}

    run = BulkRun.objects.get()
    for _ in range(2):
        bulk.go_on(run, most=2)
        bulk_task.call(str(run.pk))

    assert len(addresses) == 1
    assert CaseEvent.objects.filter(type="assigned").count() == 3


def test_a_run_that_was_cut_short_goes_on_where_it_was(
    one: User, two: User, cases: list[Case]
) -> None:
    client = signed_in(one)
    address = client.post(BULK, {**choose(client, "assign", cases), "to": two.pk}).headers[
        "Location"
    ]
    assert "ادامه دارد" in client.get(address).content.decode()
    bulk.go_on(BulkRun.objects.get(), most=1)
    assert BulkRun.objects.get().finished_at is None

    run_tick(only=["cases.bulk"])

    assert BulkRun.objects.get().finished_at
    assert CaseEvent.objects.filter(type="assigned").count() == 3


def test_all_cases_of_a_narrowed_list_are_meant_and_no_others(
    one: User, two: User, province: Province, cases: list[Case]
) -> None:
    correspondence.assign(case_id=cases[0].pk, to=one, by=one, seen=1)
    filed(category(province.second))
    client = signed_in(one)
    sent = {"work": "assign", "everything": "1", "query": "queue=free"}

    text = client.post(BULK, sent).content.decode()

    chosen = re.findall(r'name="chosen" value="([^"]*)"', text)[0].split()
    assert {one.partition(":")[0] for one in chosen} == {str(case.pk) for case in cases[1:]}


@pytest.mark.parametrize("made_up", ["x", "x:1", NO_CASE, f"{NO_CASE}:-1", ""])
def test_what_is_no_choice_is_told(one: User, made_up: str) -> None:
    answer = signed_in(one).post(BULK, {"work": "assign", "case": made_up}, follow=True)

    assert answer.status_code == 200
    assert "نخست پرونده‌ها را در فهرست برگزینید" in answer.content.decode()


def test_cases_of_others_do_not_come_into_a_run(
    one: User, two: User, province: Province, cases: list[Case]
) -> None:
    hidden = filed(category(province.root), against=against_unit(province.desk)).case

    report = done(signed_in(one), "assign", [cases[0], hidden], to=two.pk)

    assert BulkRow.objects.get().case == cases[0]
    assert hidden.number not in report


def test_strangers_and_colleagues_find_neither_works_nor_reports(
    one: User, two: User, province: Province, cases: list[Case]
) -> None:
    done(signed_in(one), "assign", cases, to=two.pk)
    address = f"{BULK}{BulkRun.objects.get().pk}/"
    reader = officer("reader", province.desk, permissions=("view_case",))

    assert signed_in(two).get(address).status_code == 404
    assert signed_in(reader).get(address).status_code == 404
    assert signed_in(reader).post(BULK, {"work": "assign"}).status_code == 404
    assert signed_in(one).post(BULK, {"work": "delete"}).status_code == 404
    assert signed_in(one).get(f"{BULK}{uuid.uuid4()}/").status_code == 404
    assert Client().post(BULK, {"work": "assign"}).status_code == 302


def test_reports_are_kept_for_a_month(one: User, two: User, cases: list[Case]) -> None:
    done(signed_in(one), "assign", cases, to=two.pk)
    run_tick(only=["cases.old_bulk"])
    assert BulkRun.objects.exists()
    BulkRun.objects.update(finished_at=timezone.now() - dt.timedelta(days=31))

    assert bulk.delete_old_runs() == 1

    assert not BulkRow.objects.exists()
    assert Case.objects.count() == 3


@pytest.mark.browser
def test_an_officer_gives_chosen_cases_away_in_a_browser(
    server: str, page: Page, one: User, two: User, cases: list[Case]
) -> None:
    enter(page, server, one)
    visit(page, f"{server}{LIST}")
    watch = Watch(page)
    for case in cases[:2]:
        page.locator(f'input[value^="{case.pk}"]').check()
    looks(page, "chosen")
    follow(page.get_by_role("button", name="سپردن به کارشناس"))
    page.get_by_label("کارشناس").select_option(label="two")
    looks(page, "form")
    follow(page.get_by_role("button", name="سپردن به کارشناس"))
    expect(page.get_by_text("خودش ادامه دارد")).to_be_visible()
    run_tick(only=["cases.bulk"])
    expect(page.get_by_text("همه انجام شد.")).to_be_visible()
    looks(page, "report")
    watch.assert_quiet(server)
    assert Case.objects.filter(assignee=two).count() == 2


def looks(page: Page, name: str) -> None:
    """Look at a screen in both widths and schemes."""
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": int(width), "height": 900})
        screenshot(page, f"desk-bulk-{name}-{look}")
        assert_fits(page)
        assert_axe_clean(page)
