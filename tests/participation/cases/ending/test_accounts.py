"""Whose account ends with a unit, what waited for him, and who is told."""

import datetime
from typing import Any

import pytest
from django.test import Client

from participation.cases.enums import StaffEvent
from participation.cases.models import Case, Referral
from participation.common.enums import UnitRole
from participation.common.models import Unit, UnitMembership, User
from participation.complaints.models import Category
from participation.staff_access.models import Session
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.ending.clock import AFTER, LAST, NEWS, news_of, tick
from tests.participation.cases.referring import refer, to_unit

pytestmark = [pytest.mark.django_db, pytest.mark.db]


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
