"""When a unit has ended: its people are let in no more, its open cases go on elsewhere."""

import datetime
from typing import Any

import pytest
from django.test import Client

from participation.cases.enums import EventType, StaffEvent
from participation.cases.models import Case, CaseEvent, Notice, Referral, Term, UnitEnding
from participation.cases.services import ending
from participation.cases.services.citizen import object_to
from participation.cases.services.identity import accuse
from participation.common.enums import UnitKind, UnitRole
from participation.common.models import Unit, UnitMembership, User
from participation.common.tick import run_tick
from participation.complaints.models import Category
from participation.staff_access.models import Session
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer, unit
from tests.participation.cases.referring import refer, to_unit

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LAST = datetime.date(2026, 11, 30)
BEFORE, AFTER = "2026-11-20T08:00Z", "2026-12-01T08:00Z"
NEWS = "/admin/cases/notices/"
MANAGER = ("view_case", "handle_case", "view_all_cases")


def tick() -> None:
    """Let the clock do what the end of units brings."""
    assert run_tick(only=["cases.end_units", "cases.warn_of_ends"]).failed == []


@pytest.fixture(autouse=True)
def last_day(province: Province, time_machine: Any) -> None:
    """The office works ten more days."""
    time_machine.move_to(BEFORE)
    Unit.objects.filter(pk=province.office.pk).update(active_until=LAST)
    province.office.refresh_from_db()


@pytest.fixture
def local(province: Province) -> Category:
    """What goes to the office itself."""
    return category(province.office, kind="request")


@pytest.fixture
def worker(province: Province) -> User:
    """Who works in the office and nowhere else."""
    return officer("worker", province.office)


@pytest.fixture
def manager() -> User:
    """Who manages all cases."""
    return officer("manager", permissions=MANAGER)


def news_of(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("event", flat=True))


def test_on_the_last_day_itself_nothing_changes(
    worker: User, local: Category, time_machine: Any
) -> None:
    case = filed(local).case
    time_machine.move_to("2026-11-30T18:00Z")

    tick()

    assert signed_in(worker).get(address(case)).status_code == 200
    assert not CaseEvent.objects.filter(type=EventType.REFERRED).exists()


def test_open_cases_go_to_the_unit_above_with_their_terms(
    province: Province, worker: User, local: Category, time_machine: Any
) -> None:
    case, done = filed(local).case, filed(local).case
    do(signed_in(worker), done, "answer", text="پاسخ")
    Case.objects.filter(pk=case.pk).update(assignee=worker)
    before = Case.objects.get(pk=case.pk)
    due = list(Term.objects.filter(case=case).values("purpose", "due_date", "settled_on"))
    time_machine.move_to(AFTER)

    tick()

    case.refresh_from_db()
    done.refresh_from_db()
    assert (case.unit, case.assignee) == (province.first, None)
    assert (case.state, case.due_date) == (before.state, before.due_date)
    assert list(Term.objects.filter(case=case).values("purpose", "due_date", "settled_on")) == due
    assert done.unit == province.office
    above = officer("above", province.first)
    shown = signed_in(above).get(address(case)).content.decode()
    assert "«دفتر محله» به کار خود پایان داده است" in shown
    assert "«فرمانداری یکم»" in shown


def test_its_citizen_reads_that_another_goes_on_and_that_the_last_day_stays(
    province: Province, local: Category, time_machine: Any
) -> None:
    mine = filed(local)
    time_machine.move_to(AFTER)
    tick()

    citizen = Client()
    citizen.post("/track/", {"number": mine.case.number, "key": mine.key})
    shown = citizen.get("/track/case/").content.decode()

    assert "واحد دیگری رسیدگی را پی می‌گیرد" in shown
    assert "دفتر محله" not in shown


def test_a_successor_comes_before_the_unit_above_and_one_that_has_ended_too_is_passed_over(
    province: Province, local: Category, time_machine: Any
) -> None:
    near = {"parent": province.first, "county": province.county}
    gone = unit("دفتر میانی", UnitKind.FACILITATION_OFFICE, active_until=LAST, **near)
    next_one = unit("دفتر تازه", UnitKind.FACILITATION_OFFICE, **near)
    Unit.objects.filter(pk=gone.pk).update(successor=next_one)
    Unit.objects.filter(pk=province.office.pk).update(successor=gone)
    case = filed(local).case
    time_machine.move_to(AFTER)

    tick()

    case.refresh_from_db()
    assert case.unit == next_one


def test_what_is_against_the_unit_above_goes_further_up(
    province: Province, worker: User, local: Category, time_machine: Any
) -> None:
    case = filed(local).case
    other = officer("other", province.second)
    accuse(case_id=case.pk, units=[province.first], users=[], by=other, seen=case.version)
    Case.objects.filter(pk=case.pk).update(unit=province.office)
    time_machine.move_to(AFTER)

    tick()

    case.refresh_from_db()
    assert case.unit == province.root


def test_accounts_end_with_the_last_unit_and_are_refused_at_the_door(
    worker: User, time_machine: Any
) -> None:
    browser = Client()
    sent = {"username": "worker", "password": "a long pass phrase"}
    browser.post("/admin/login/", sent)
    assert Session.objects.filter(user=worker).exists()
    time_machine.move_to(AFTER)

    tick()

    worker.refresh_from_db()
    assert not worker.is_active
    assert not Session.objects.filter(user=worker).exists()
    assert browser.get("/admin/cases/").status_code == 302
    again = Client().post("/admin/login/", sent)
    assert again.status_code == 200
    assert not Session.objects.filter(user=worker).exists()
    assert UnitMembership.objects.get(user=worker).until == LAST


def test_whoever_works_elsewhere_or_will_and_administrators_stay(
    province: Province, time_machine: Any
) -> None:
    both = officer("both", province.office, province.desk)
    soon = officer("soon", province.office)
    UnitMembership.objects.create(
        user=soon, unit=province.desk, since=LAST + datetime.timedelta(days=20)
    )
    left = officer("left")
    UnitMembership.objects.create(
        user=left, unit=province.office, until=LAST - datetime.timedelta(days=20)
    )
    admin = User.objects.create_superuser("admin", password="a long pass phrase")
    UnitMembership.objects.create(user=admin, unit=province.office)
    time_machine.move_to(AFTER)

    tick()

    active = {one.username for one in User.objects.filter(is_active=True)}
    assert active >= {both.username, soon.username, left.username, admin.username}


def test_an_account_that_was_opened_again_stays_open(worker: User, time_machine: Any) -> None:
    time_machine.move_to(AFTER)
    tick()
    User.objects.filter(pk=worker.pk).update(is_active=True)

    tick()

    worker.refresh_from_db()
    assert worker.is_active


def test_what_waits_for_people_and_units_that_are_gone_comes_back(
    province: Province, worker: User, time_machine: Any
) -> None:
    one = officer("one", province.desk)
    case, given = (filed(category(province.desk, title=f"دستهٔ {n}")).case for n in range(2))
    refer(signed_in(one), case, (to_unit(province.office), "action"))
    Case.objects.filter(pk=given.pk).update(assignee=worker)
    time_machine.move_to(AFTER)

    tick()

    assert Referral.objects.get(case=case).state == "returned"
    assert StaffEvent.CAME_BACK in news_of(one)
    given.refresh_from_db()
    assert (given.assignee, given.unit) == (None, province.desk)


def test_managers_and_the_head_above_are_told_once_what_it_brought(
    province: Province, worker: User, manager: User, local: Category, time_machine: Any
) -> None:
    above = officer("above", province.first, role=UnitRole.HEAD)
    for _number in range(3):
        filed(local)
    time_machine.move_to(AFTER)

    for _run in range(3):
        tick()

    assert news_of(manager) == news_of(above) == [StaffEvent.UNIT_ENDED]
    assert news_of(worker) == []
    shown = signed_in(manager).get(NEWS).content.decode()
    assert "دفتر محله" in shown
    assert "پرونده‌های بازی که به واحد دیگر رسید: ۳" in shown
    assert "حساب‌هایی که بسته شد: ۱. worker" in shown


def test_the_head_is_warned_two_weeks_before_and_again_where_the_day_moves(
    province: Province, manager: User, time_machine: Any
) -> None:
    head = officer("head", province.office, role=UnitRole.HEAD)
    time_machine.move_to("2026-11-10T08:00Z")
    tick()
    assert news_of(head) == []

    time_machine.move_to("2026-11-17T08:00Z")
    for _run in range(2):
        tick()
    assert news_of(head) == news_of(manager) == [StaffEvent.UNIT_ENDS]
    assert "روز پایان آن ۹ آذر ۱۴۰۵ است" in signed_in(head).get(NEWS).content.decode()

    Unit.objects.filter(pk=province.office.pk).update(active_until=datetime.date(2026, 11, 28))
    tick()
    assert news_of(head) == [StaffEvent.UNIT_ENDS] * 2


def test_a_case_whose_citizen_objects_later_goes_on_too(
    province: Province, worker: User, local: Category, time_machine: Any
) -> None:
    case = filed(local).case
    do(signed_in(worker), case, "answer", text="پاسخ")
    time_machine.move_to(AFTER)
    tick()
    case.refresh_from_db()
    assert case.unit == province.office

    object_to(case_id=case.pk, text="درست نیست.", token=case.pk)
    tick()

    case.refresh_from_db()
    assert (case.unit, case.is_open) == (province.first, True)


def test_nothing_above_leaves_a_case_where_whoever_sees_all_finds_it(
    province: Province, manager: User, local: Category, time_machine: Any
) -> None:
    Unit.objects.filter(pk=province.office.pk).update(parent=None)
    case = filed(local).case
    time_machine.move_to(AFTER)

    for _run in range(2):
        tick()

    case.refresh_from_db()
    assert case.unit == province.office
    assert signed_in(manager).get(address(case)).status_code == 200
    assert news_of(manager) == [StaffEvent.UNIT_ENDED]


def test_units_that_succeed_each_other_lead_out_of_the_circle(
    province: Province, local: Category, time_machine: Any
) -> None:
    near = {"parent": province.second, "county": province.county}
    other = unit("دفتر دیگر", UnitKind.FACILITATION_OFFICE, active_until=LAST, **near)
    Unit.objects.filter(pk=other.pk).update(successor=province.office)
    Unit.objects.filter(pk=province.office.pk).update(successor=other)
    case = filed(local).case
    time_machine.move_to(AFTER)

    tick()

    case.refresh_from_db()
    assert case.unit == province.second


def test_where_everything_is_done_the_clock_asks_little(
    worker: User, local: Category, time_machine: Any, django_assert_max_num_queries: Any
) -> None:
    for _number in range(5):
        filed(local)
    time_machine.move_to(AFTER)
    tick()

    with django_assert_max_num_queries(6):
        assert ending.end_units() == 0


def test_in_portions_each_case_goes_once(
    province: Province,
    local: Category,
    manager: User,
    time_machine: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ending, "MOST_PASSED", 2)
    monkeypatch.setattr(ending, "BATCH", 2)
    for _number in range(5):
        filed(local)
    time_machine.move_to(AFTER)

    passed = [ending.end_units() for _run in range(4)]

    assert passed == [2, 2, 1, 0]
    assert news_of(manager) == [StaffEvent.UNIT_ENDED]
    assert CaseEvent.objects.filter(type=EventType.REFERRED).count() == 5
    assert UnitEnding.objects.get().passed == 5
