"""When a unit has ended: its people are let in no more, its open cases go on elsewhere."""

from typing import Any

import pytest
from django.test import Client

from participation.cases.enums import EventType, StaffEvent
from participation.cases.models import Case, CaseEvent, Term, UnitEnding
from participation.cases.services import ending
from participation.cases.services.citizen import object_to
from participation.cases.services.identity import accuse
from participation.common.enums import UnitKind
from participation.common.models import Unit, User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, filed, officer, unit
from tests.participation.cases.ending.clock import AFTER, LAST, news_of, tick

pytestmark = [pytest.mark.django_db, pytest.mark.db]


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
