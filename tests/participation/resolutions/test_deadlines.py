"""From the wording of a deadline to the day it is due, and to where a resolution stands."""

from datetime import date

import pytest
import time_machine

from participation.common.models import Tombstone
from participation.common.tick import run_tick
from participation.resolutions import services
from participation.resolutions.enums import DeadlineStart, FollowUp, Progress
from participation.resolutions.models import Resolution
from persian.jalali import to_gregorian
from search.query import Query
from search.selectors import find
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

SESSION = to_gregorian(1405, 8, 1)


@pytest.mark.parametrize(("phrase", "due"), [
    ("دو هفته", to_gregorian(1405, 8, 16)),  # the 15th is a Friday
    ("ظرف ۵ روز کاری", to_gregorian(1405, 8, 6)),
    ("سه ماه یکبار", to_gregorian(1405, 11, 1)),
    ("تا پایان سال جاری", to_gregorian(1405, 12, 29)),
    ("تا ۲۰ آذر ۱۴۰۵", to_gregorian(1405, 9, 20)),
    ("در اسرع وقت", None), ("جلسه بعدی", None), ("نامعلوم", None), ("", None),
])  # fmt: skip
def test_the_phrase_of_a_clause_gives_its_day(phrase: str, due: date | None) -> None:
    made = resolution(meeting=meeting(session_date=SESSION), phrase=phrase)
    assert made.clauses.get().due_date == due


def test_a_silent_clause_inherits_the_cell_of_its_row() -> None:
    made = resolution(meeting=meeting(session_date=SESSION), raw_deadline="یک هفته")
    assert made.clauses.get().due_date == to_gregorian(1405, 8, 9)
    assert made.clauses.get().deadline_phrase == ""


def test_a_typed_day_goes_before_the_phrase() -> None:
    made = resolution(phrase="دو هفته", due=date(2026, 12, 1))
    assert made.due_date == date(2026, 12, 1)


def test_a_deadline_from_an_unknown_day_stays_open() -> None:
    held = meeting(session_date=None, invitation_date=SESSION)
    made = resolution(meeting=held, phrase="دو هفته")
    assert (made.due_date, made.follow_up) == (None, FollowUp.UNKNOWN)
    held.session_date = SESSION
    held.save()
    services.follow(held)
    made.refresh_from_db()
    assert made.due_date == to_gregorian(1405, 8, 16)


def test_notification_starts_what_counts_from_it() -> None:
    held = meeting(session_date=SESSION, notified_on=to_gregorian(1405, 8, 11))
    made = resolution(meeting=held, phrase="ده روز", deadline_start=DeadlineStart.NOTIFICATION)
    assert made.due_date == to_gregorian(1405, 8, 21)


def test_no_deadline_is_not_an_unknown_one() -> None:
    assert resolution(phrase="در اسرع وقت").follow_up == FollowUp.UNDATED


def test_a_report_that_came_moves_a_recurring_deadline_on() -> None:
    made = resolution(
        meeting=meeting(session_date=SESSION),
        phrase="هر ماه",
        progress=Progress.RUNNING,
        done_on=to_gregorian(1405, 9, 2),
    )
    assert made.due_date == to_gregorian(1405, 10, 1)


def test_the_day_after_the_deadline_it_is_late_everywhere(client) -> None:
    with time_machine.travel(SESSION, tick=False):
        made = resolution(meeting=meeting(session_date=SESSION), phrase="یک هفته")
        assert made.follow_up == FollowUp.RUNNING
    with time_machine.travel(to_gregorian(1405, 8, 9), tick=False):
        run_tick(only=["resolutions.mark_late"])
        made.refresh_from_db()
        assert made.follow_up == FollowUp.RUNNING
    with time_machine.travel(to_gregorian(1405, 8, 10), tick=False):
        before = made.updated_at
        run_tick(only=["resolutions.mark_late"])
        made.refresh_from_db()
        assert made.follow_up == FollowUp.LATE
        assert made.updated_at > before
        assert "۱ روز گذشته" in client.get(made.get_absolute_url()).content.decode()


def test_a_clause_is_done_once() -> None:
    made = resolution(due=date(2026, 12, 1))
    clause = made.clauses.get()
    assert services.complete_clause(clause=clause)
    assert not services.complete_clause(clause=clause)
    made.refresh_from_db()
    assert (made.follow_up, made.due_date) == (FollowUp.DONE, None)


def test_withdrawn_minutes_leave_search_page_and_a_tombstone(client) -> None:
    made = resolution("نام‌گذاری میدان کتاب")
    assert find(Query("میدان کتاب")).total == 1
    assert client.get(made.get_absolute_url()).status_code == 200
    assert services.withdraw_meeting(meeting=made.meeting)
    assert not services.withdraw_meeting(meeting=made.meeting)
    assert find(Query("میدان کتاب")).total == 0
    assert client.get(made.get_absolute_url()).status_code == 404
    assert Tombstone.objects.filter(resource="resolutions", object_id=str(made.pk)).exists()
    assert services.publish_meeting(meeting=made.meeting)
    assert find(Query("میدان کتاب")).total == 1
    assert not Tombstone.objects.filter(resource="resolutions").exists()


def test_a_body_that_is_hidden_hides_all_below_it() -> None:
    made = resolution("نام‌گذاری میدان کتاب")
    council = made.meeting.body
    council.is_public = False
    council.save()
    services.follow(council)
    assert find(Query("میدان کتاب")).total == 0
    assert find(Query("شورای نام‌گذاری")).total == 0
    assert not Resolution.objects.public().exists()
