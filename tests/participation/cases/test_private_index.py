"""The words of a case come to the private index a little after the case, and none is forgotten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.cases.actors import CLOCK
from participation.cases.models import Case, CaseToken
from participation.cases.services import correspondence, retention
from participation.common.models import User
from participation.common.tick import run_tick
from participation.complaints.models import Complaint
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, category, filed

pytestmark = [pytest.mark.django_db, pytest.mark.db]
FIND = "/admin/cases/find/"


def tick() -> None:
    """Let the clock index what waits."""
    assert run_tick(only=["cases.words"]).failed == []


def tokens_of(case: Case) -> set[tuple[int, bool]]:
    """Return what the index has of a case."""
    return set(CaseToken.objects.filter(case=case).values_list("token", "is_person"))


def test_a_submission_waits_for_no_word_and_the_clock_brings_them(province: Province) -> None:
    asked = category(province.desk)
    filed(asked)
    with CaptureQueriesContext(connection) as captured:
        case = filed(asked).case
    assert not tokens_of(case)
    # What goes out in one pipeline to PostgreSQL is counted there, without its words.
    told = [one["sql"].split()[0] if one["sql"] else None for one in captured]
    written = ["INSERT"] * 8 + ["UPDATE"] if connection.vendor == "sqlite" else [None] * 9
    # What others wait for: eight rows and the draft; all that is asked, is asked before.
    assert told[told.index("SAVEPOINT") :] == ["SAVEPOINT", *written, "RELEASE"]

    tick()

    known = tokens_of(case)
    assert {is_person for _token, is_person in known} == {True, False}
    tick()
    assert tokens_of(case) == known
    assert not Case.objects.filter(is_indexed=False).exists()


def test_whoever_searches_finds_what_came_a_moment_ago(province: Province, one: User) -> None:
    case = filed(category(province.desk), text="آسفالت کوچهٔ نسترن").case

    answer = signed_in(one).post(FIND, {"words": "نسترن"}, follow=True)

    assert f"/admin/cases/{case.pk}/" in answer.content.decode()


def test_a_case_that_was_anonymised_meanwhile_gets_no_words(province: Province, one: User) -> None:
    case = filed(category(province.desk)).case
    correspondence.answer(case_id=case.pk, text="تمام", by=one, seen=case.version)
    retention.anonymise(case.pk, by=CLOCK)

    tick()

    assert not tokens_of(case)


def test_one_case_that_cannot_be_read_holds_up_no_other(province: Province, one: User) -> None:
    damaged = filed(category(province.desk)).case
    with connection.cursor() as cursor:
        table = Complaint._meta.db_table
        cursor.execute(f"UPDATE {table} SET text = 'enc1:test:AAAA'")  # noqa: S608
    case = filed(category(province.root, title="دیگر"), text="پیاده‌رو کنده شده است").case

    tick()

    assert tokens_of(case)
    assert not tokens_of(damaged)
    answer = signed_in(one).post(FIND, {"words": "پیاده‌رو"}, follow=True)
    assert answer.status_code == 200
    assert Case.objects.filter(is_indexed=False).get() == damaged
