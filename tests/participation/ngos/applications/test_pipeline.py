"""Stages with their numbers and days; each number opens its list; late authorities are reminded."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.enums import StaffEvent
from participation.cases.models import Case, Notice
from participation.common.calendar import working_calendar
from participation.common.clock import now, today
from participation.common.enums import LetterState, UnitKind
from participation.common.models import Letter, Unit, User
from participation.common.tick import run_tick
from participation.ngos.applications.enums import ApplicationState, Role
from participation.ngos.applications.models import Inquiry, Person, Stay
from participation.ngos.applications.services.late_inquiries import remind_of_inquiries
from persian.jalali import TEHRAN
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer, unit
from tests.participation.ngos.applications.applying import applied, told
from tests.participation.ngos.applications.reviewing import replied, sent, taken_up

pytestmark = [pytest.mark.django_db, pytest.mark.db]
PIPELINE = "/admin/ngo-applications/"
RECEIVED = str(ApplicationState.RECEIVED.label)


def one_of(place: int) -> Case:
    """An application of people of its own."""
    first, second = 7 * place + 1, 7 * place + 2
    roles = frozenset({Role.FOUNDER.value, Role.REPRESENTATIVE.value})
    return applied(people=[told(first, roles=roles), told(second)], name=f"یاران {place}").case


def many(count: int) -> list[Case]:
    """Applications of different people."""
    return [one_of(place) for place in range(count)]


def row(page: str, label: str) -> str:
    """What stands in the row of a stage."""
    return page.split(f'<th scope="row">{label}</th>')[1].split("</tr>", maxsplit=1)[0]


def lay_back(case: Case, days: int) -> None:
    """Let a case have been where it is for so many days."""
    stays = Stay.objects.filter(case=case, left_at__isnull=True)
    stays.update(entered_at=now() - timedelta(days=days))


def test_each_stage_says_how_many_and_for_how_long(governorate: Unit, desk: Client) -> None:
    cases = many(4)
    for case, days in zip(cases, (2, 4, 9, 30), strict=True):
        lay_back(case, days)
    taken_up(desk, cases[3])
    assert list(Stay.objects.filter(case=cases[3]).values_list("state", flat=True)) == [
        ApplicationState.RECEIVED,
        ApplicationState.REVIEW,
    ]

    page = desk.get(PIPELINE).content.decode()
    received = row(page, RECEIVED)
    assert ">۳<" in received
    # The median of two, four and nine days; and thirty of the one that left.
    assert "<td>۴</td>" in received
    assert "<td>۳۰</td>" in received
    shown = desk.get(PIPELINE, {"stage": "received"}).content.decode()
    assert all(f"یاران {place}" in shown for place in "۰۱۲")
    assert "یاران ۳" not in shown
    # Whoever waits longest stands first.
    assert shown.index("یاران ۲") < shown.index("یاران ۰")


def test_somebody_of_another_unit_counts_nothing(governorate: Unit, desk: Client) -> None:
    many(2)
    assert ">۲<" in row(desk.get(PIPELINE).content.decode(), RECEIVED)
    other = officer("other", unit("فرمانداری کاشان", UnitKind.COUNTY_GOVERNORATE))
    page = signed_in(other).get(PIPELINE, {"stage": "received"}).content.decode()
    assert ">۰<" in row(page, RECEIVED)
    assert "یاران" not in page


def test_more_applications_ask_no_more_queries(governorate: Unit, desk: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert desk.get(PIPELINE, {"stage": "received"}).status_code == 200
        return len(found)

    many(2)
    asked()
    few = asked()
    for place in range(10, 18):
        one_of(place)
    assert asked() == few


def late(client: Client, case: Case) -> None:
    """Let all authorities be asked, and the last two be late."""
    sent(client, case)
    replied(client, case, leave=2)
    Inquiry.objects.filter(answered_on__isnull=True).update(due_on=today() - timedelta(days=1))


def test_late_inquiries_open_their_list(asked: Any, officer_of_inquiries: Client) -> None:
    late(officer_of_inquiries, asked.case)
    page = officer_of_inquiries.get(PIPELINE, {"stage": "late"}).content.decode()
    assert ">۱<" in row(page, "استعلام‌های دیرشده")
    assert str(asked.case.pk) in page


def test_the_clock_prepares_a_letter_and_tells_the_officer_once(
    asked: Any, officer_of_inquiries: Client, clerk: User
) -> None:
    late(officer_of_inquiries, asked.case)
    Case.objects.filter(pk=asked.case.pk).update(assignee=clerk)
    before = Letter.objects.count()
    day = working_calendar().next_working_day(today() + timedelta(days=1))
    with time_machine.travel(datetime.combine(day, time(9), TEHRAN), tick=False):
        run_tick()
        letters = Letter.objects.order_by("-created_at")[:2]
        assert Letter.objects.count() == before + 2
        name = Person.objects.filter(case=asked.case.pk)[0].name
        for letter in letters:
            assert letter.state == LetterState.DRAFT
            assert name in letter.body
            assert "هنوز پاسخی نرسیده است" in letter.body
        assert Notice.objects.filter(user=clerk, event=StaffEvent.INQUIRY_LATE).count() == 2
        # Again on the same day: nothing.
        assert remind_of_inquiries() == 0
    assert Letter.objects.count() == before + 2


def test_whoever_has_answered_is_not_reminded(asked: Any, officer_of_inquiries: Client) -> None:
    sent(officer_of_inquiries, asked.case)
    replied(officer_of_inquiries, asked.case)
    Inquiry.objects.update(due_on=today() - timedelta(days=1))
    day = working_calendar().next_working_day(today() + timedelta(days=1))
    with time_machine.travel(datetime.combine(day, time(9), TEHRAN), tick=False):
        assert remind_of_inquiries() == 0
