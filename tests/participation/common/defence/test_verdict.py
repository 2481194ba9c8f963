"""A submission passes with proof, is held without, waits when there are too many; never twice."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from participation.common.defence import Outcome, Verdict, assess, slow_lookup, wait_in_words
from participation.common.defence.issuing import issue
from participation.common.models import RateCounter, UsedOnce
from tests.participation.common.defence.altcha import solved

pytestmark = [pytest.mark.django_db, pytest.mark.db]

ELSEWHERE = "203.0.113.8"


@pytest.fixture(autouse=True)
def clock(time_machine):
    """Hold the time."""
    time_machine.move_to("2026-01-01T08:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def submit(ask):
    """Give a function that submits a form and returns the verdict."""

    def send(*, proof: bool, token=None, kind: str = "complaint", address: str = "203.0.113.7"):
        request = ask(address)
        payload = solved(issue(request).as_json()) if proof else ""
        return assess(request, form_kind=kind, payload=payload, token=token or uuid.uuid4())

    return send


def test_a_proof_passes_and_none_is_held(submit):
    assert submit(proof=True) == Verdict(Outcome.PASS)
    assert submit(proof=False) == Verdict(Outcome.HOLD)


def test_without_proof_fewer_come_through_at_once(submit, settings):
    settings.DEFENCE_SUBMISSIONS_WITHOUT_PROOF = 2
    settings.DEFENCE_SUBMISSIONS = 4
    assert [submit(proof=False).outcome for _ in range(3)] == ["hold", "hold", "slow"]
    assert [submit(proof=True).outcome for _ in range(5)] == ["pass"] * 4 + ["slow"]
    assert submit(proof=False, address=ELSEWHERE).is_held
    assert submit(proof=False, kind="contact").is_held


def test_who_waits_as_long_as_told_comes_through(submit, settings, clock):
    settings.DEFENCE_SUBMISSIONS = 1
    assert submit(proof=True).outcome is Outcome.PASS
    for _ in range(5):
        slow = submit(proof=True)
        assert slow.is_slow
        clock.shift(slow.wait)
        assert submit(proof=True).outcome is Outcome.PASS


def test_a_retry_gets_the_same_verdict_and_is_not_counted(submit, settings):
    settings.DEFENCE_SUBMISSIONS = settings.DEFENCE_SUBMISSIONS_WITHOUT_PROOF = 1
    mine, other = uuid.uuid4(), uuid.uuid4()
    assert submit(proof=True, token=mine).outcome is Outcome.PASS
    assert submit(proof=False, token=other).is_held
    assert submit(proof=False, token=mine).outcome is Outcome.PASS
    assert submit(proof=True, token=str(other)).is_held
    assert submit(proof=True, token=mine, kind="contact").outcome is Outcome.PASS
    assert submit(proof=True, token=uuid.uuid4()).is_slow


def test_one_that_had_to_wait_comes_through_with_the_proof_it_showed(ask, settings, clock):
    settings.DEFENCE_SUBMISSIONS = 1
    for payload, token in [(solved(issue(ask()).as_json()), uuid.uuid4()) for _ in range(2)]:
        first = assess(ask(), form_kind="complaint", payload=payload, token=token)
    assert first.is_slow
    clock.shift(first.wait)
    again = assess(ask(), form_kind="complaint", payload=payload, token=token)
    assert again.outcome is Outcome.PASS


def test_one_proof_is_not_enough_for_two_submissions(ask):
    payload = solved(issue(ask()).as_json())
    verdicts = [
        assess(ask(), form_kind="complaint", payload=payload, token=uuid.uuid4()) for _ in range(2)
    ]
    assert [verdict.outcome for verdict in verdicts] == ["pass", "hold"]


def test_nothing_that_is_kept_joins_an_address_to_a_submission(submit):
    token = uuid.uuid4()
    submit(proof=True, token=token)
    rows = [*RateCounter.objects.values(), *UsedOnce.objects.values()]
    assert len(rows) >= 4
    for secret in (str(token), token.hex, "203.0.113.7", "complaint"):
        assert secret not in str(rows)
    assert {field.name for field in RateCounter._meta.fields} == {
        "key", "count", "expires_at", "free_at",
    }  # fmt: skip
    assert not {row["key"] for row in rows[:3]} & {row.get("owner") for row in rows}


def test_with_the_defence_off_everything_passes_and_nothing_is_asked(submit, settings, ask):
    settings.DEFENCE_ENABLED = False
    settings.DEFENCE_SUBMISSIONS_WITHOUT_PROOF = settings.DEFENCE_LOOKUPS = 1
    with CaptureQueriesContext(connection) as captured:
        assert {submit(proof=False).outcome for _ in range(5)} == {"pass"}
        assert not any(slow_lookup(ask(), kind="track", number="1") for _ in range(5))
    assert not captured.captured_queries


def test_a_judgement_inside_a_transaction_is_refused(submit):
    with transaction.atomic(), pytest.raises(RuntimeError):
        submit(proof=False)


def test_tries_of_one_number_are_slowed_down_from_wherever_they_come(ask, settings):
    settings.DEFENCE_LOOKUPS_OF_NUMBER = 3
    waits = [
        slow_lookup(ask(f"203.0.113.{n}"), kind="track", number="14050000017") for n in range(1, 5)
    ]
    assert [wait.seconds for wait in waits] == [0, 0, 0, 5]
    assert not slow_lookup(ask(), kind="track", number="14050000025")


def test_tries_of_many_numbers_from_one_address_are_slowed_down(ask, settings):
    settings.DEFENCE_LOOKUPS = 3
    waits = [slow_lookup(ask(), kind="track", number=str(n)).seconds for n in range(4)]
    assert waits == [0, 0, 0, 5]
    assert not slow_lookup(ask(ELSEWHERE), kind="track", number="9")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "۱ ثانیه"), (59, "۵۹ ثانیه"), (60, "۱ دقیقه"), (61, "۲ دقیقه"), (0.2, "۱ ثانیه")],
)
def test_a_wait_is_told_in_words(seconds, words):
    assert wait_in_words(timedelta(seconds=seconds)) == words
