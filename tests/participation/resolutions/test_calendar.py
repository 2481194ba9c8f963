"""Deadlines of resolutions follow the working calendar."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.common.calendar import delete_holiday, set_weekend
from participation.resolutions import services
from participation.resolutions.enums import FollowUp, Progress
from participation.resolutions.models import Clause, Resolution
from persian.deadlines import LastDayRule
from persian.jalali import to_gregorian
from tests.participation.common.calendar_parts import closed, county
from tests.participation.resolutions.factories import body, meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

SESSION = to_gregorian(1405, 8, 1)
DUE = to_gregorian(1405, 8, 6)
PHRASE = "ظرف ۵ روز کاری"


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to("2026-10-24T08:00Z")


def due(made: Resolution) -> date | None:
    """Return the due day that is stored, the same for the resolution and its clause."""
    made.refresh_from_db()
    assert made.due_date == made.clauses.get().due_date
    return made.due_date


def test_a_closure_moves_exactly_the_deadlines_that_span_it(client):
    held = meeting(session_date=SESSION)
    spans = resolution("الف", meeting=held, phrase=PHRASE, row=1)
    ended = resolution("ب", meeting=held, phrase="ظرف ۱ روز کاری", row=2)
    typed = resolution("پ", meeting=held, phrase=PHRASE, due=DUE, row=3)
    done = resolution(
        "ت", meeting=held, phrase=PHRASE, row=4, progress=Progress.DONE, done_on=SESSION
    )
    later = resolution(
        "ث", meeting=meeting(2, session_date=SESSION + timedelta(days=30)), phrase=PHRASE
    )
    before = {one.pk: (due(one), one.updated_at) for one in (ended, typed, later)}
    assert due(spans) == DUE
    closed(SESSION + timedelta(days=2))
    assert due(spans) == DUE + timedelta(days=1)
    assert {one.pk: (due(one), one.updated_at) for one in (ended, typed, later)} == before
    assert done.clauses.get().due_date == DUE
    told = client.get(f"/api/v1/resolutions/{spans.pk}/").json()
    assert told["due_date_jalali"] == "1405-08-07"


def test_a_closure_taken_back_moves_the_deadline_back():
    made = resolution(meeting=meeting(session_date=SESSION), phrase=PHRASE)
    holiday = closed(SESSION + timedelta(days=2))
    assert due(made) != DUE
    delete_holiday(holiday=holiday)
    assert due(made) == DUE


def test_a_late_deadline_that_was_closed_after_all_is_late_no_more(time_machine):
    made = resolution(meeting=meeting(session_date=SESSION), phrase=PHRASE)
    time_machine.move_to(DUE + timedelta(days=1))
    services.mark_late()
    made.refresh_from_db()
    assert made.follow_up == FollowUp.LATE
    closed(DUE)
    assert due(made) == DUE + timedelta(days=1)
    assert made.follow_up == FollowUp.RUNNING


def test_a_closure_of_a_county_moves_only_its_own_bodies():
    here = body("شورای کاشان", county=county("کاشان"))
    there = body("شورای نائین", county=county("نائین"))
    mine = resolution(meeting=meeting(session_date=SESSION, body=here), phrase=PHRASE)
    theirs = resolution(meeting=meeting(session_date=SESSION, body=there), phrase=PHRASE)
    provincial = resolution(meeting=meeting(session_date=SESSION), phrase=PHRASE)
    closed(SESSION + timedelta(days=2), place=county("کاشان"))
    assert [due(one) for one in (mine, theirs, provincial)] == [
        DUE + timedelta(days=1), DUE, DUE
    ]  # fmt: skip


def test_a_longer_weekend_moves_them_all():
    made = resolution(meeting=meeting(session_date=SESSION), phrase="ظرف ۶ روز کاری")
    assert due(made) == DUE + timedelta(days=1)  # a Thursday
    set_weekend(weekend=[4, 5])
    assert due(made) == DUE + timedelta(days=3)


def test_a_last_day_that_becomes_a_holiday_moves_as_its_rule_says():
    held = meeting(session_date=SESSION)
    last = to_gregorian(1405, 8, 8)  # a Friday
    rules = dict.fromkeys(LastDayRule)
    for row, rule in enumerate(rules, 1):
        made = resolution(str(row), meeting=held, phrase="یک هفته", row=row)
        made.clauses.update(last_day_rule=rule.value)
        services.follow(made)
        rules[rule] = made
    assert {due(one) for one in rules.values()} <= {last, last - timedelta(1), last + timedelta(1)}
    holidays = [
        closed(last + timedelta(days=days)) for days in (-1, 0, 1) if not_friday(last, days)
    ]
    moved = {rule: due(one) for rule, one in rules.items()}
    assert moved[LastDayRule.KEEP] == last
    assert moved[LastDayRule.PREVIOUS] < last - timedelta(days=1)
    assert moved[LastDayRule.NEXT] > last + timedelta(days=1)
    for holiday in holidays:
        delete_holiday(holiday=holiday)
    for made in rules.values():
        first = due(made)
        services.follow(made)
        assert due(made) == first


def not_friday(day: date, days: int) -> bool:
    """Return whether a day is not closed anyway."""
    return (day + timedelta(days=days)).isoweekday() != 5


def test_holidays_of_years_ago_count_for_what_began_then():
    session = to_gregorian(1400, 8, 1)
    closed(session + timedelta(days=2))
    made = resolution(meeting=meeting(session_date=session), phrase=PHRASE)
    assert due(made) > to_gregorian(1400, 8, 6)


def test_following_costs_the_same_for_many_as_for_one():
    held = meeting(session_date=SESSION)
    resolution("نام ۱", meeting=held, phrase=PHRASE, row=1)
    with CaptureQueriesContext(connection) as one:
        closed(SESSION + timedelta(days=2))
    for row in range(2, 31):
        resolution(f"نام {row}", meeting=held, phrase=PHRASE, row=row)
    with CaptureQueriesContext(connection) as many:
        closed(SESSION + timedelta(days=3))
    after_friday = DUE + timedelta(days=3)
    assert Clause.objects.filter(due_date=after_friday).count() == 30
    assert len(many) <= len(one)
