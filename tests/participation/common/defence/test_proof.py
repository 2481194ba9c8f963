"""A proof of work is what ALTCHA says it is, ours, in time, and good once."""

import base64
import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from participation.common.defence.proof import spend
from participation.common.models import UsedOnce
from participation.common.tick import run_tick
from tests.participation.common.defence.altcha import challenge_of, number_of, packed, solved

pytestmark = [pytest.mark.django_db, pytest.mark.db]

TOKEN, OTHER = "c738aa87-52f6-410a-903d-bce72d97df5a", "0b6c0d5e-8d2f-4b0f-9e4c-0d7f3d0c1a11"


def test_a_challenge_has_the_members_that_altcha_says(client: Client) -> None:
    told = challenge_of(client)
    assert set(told) == {"algorithm", "challenge", "maxnumber", "salt", "signature"}
    assert told["algorithm"] == "SHA-256"
    assert re.fullmatch(r"[0-9a-f]{64}", told["challenge"])
    assert re.fullmatch(r"[0-9a-f]{64}", told["signature"])
    assert "?expires=" in told["salt"]
    # One block of SHA-256, which is all that pow.js knows.
    assert len(told["salt"]) + 7 < 56


def test_what_an_independent_program_solves_is_accepted(client: Client) -> None:
    for _ in range(5):
        assert spend(solved(challenge_of(client)), TOKEN)


def test_a_retry_of_the_same_submission_may_show_it_again_and_no_other_may(client: Client) -> None:
    payload = solved(challenge_of(client))
    assert spend(payload, TOKEN)
    assert spend(payload, TOKEN)
    assert not spend(payload, OTHER)


def test_the_same_solution_in_other_letters_is_no_second_one(client: Client) -> None:
    challenge = challenge_of(client)
    assert spend(solved(challenge), TOKEN)
    assert not spend(solved(challenge, took=12, maxnumber=1), OTHER)
    assert not spend(solved(challenge, signature=challenge["signature"].upper()), OTHER)


def test_digits_cannot_move_from_the_number_to_the_salt(client: Client, settings) -> None:
    settings.POW_HARDNESS = settings.POW_HARDEST = 2_000
    challenge = challenge_of(client)
    while (number := number_of(challenge)) < 10 or str(number)[1] == "0":
        challenge = challenge_of(client)
    head, tail = str(number)[0], int(str(number)[1:])
    assert not spend(solved(challenge, salt=challenge["salt"] + head, number=tail), TOKEN)
    assert spend(solved(challenge), TOKEN)


def altered(challenge: dict, name: str) -> str:
    number = number_of(challenge)
    later = challenge["salt"].replace("expires=1", "expires=2")
    return {
        "another number": solved(challenge, number=number + 1),
        "a number in quotes": solved(challenge, number=str(number)),
        "a number with a point": solved(challenge, number=float(number)),
        "a yes": solved(challenge, number=True),
        "a number below nothing": solved(challenge, number=-1),
        "an endless number": solved(challenge, number=10**400),
        "another salt": solved(challenge, salt="0" * 24 + challenge["salt"][24:]),
        "a later end": solved(challenge, salt=later),
        "no end": solved(challenge, salt=challenge["salt"].partition("?")[0]),
        "Persian digits": solved(challenge, salt="۱" * 24 + challenge["salt"][24:]),
        "another signature": solved(challenge, signature="0" * 64),
        "no signature": solved(challenge, signature=""),
        "a list": solved(challenge, signature=["x"]),
        "another challenge": solved(challenge, challenge="0" * 64),
        "an empty challenge": solved(challenge, challenge=""),
        "another algorithm": solved(challenge, algorithm="SHA-1"),
        "nothing": "",
        "no base64": "%%%",
        "no JSON": base64.b64encode(b"{").decode(),
        "no text": base64.b64encode(b"\xff\xfe").decode(),
        "no object": packed([1]),
        "deep": base64.b64encode(b"[" * 700).decode(),
        "long": packed({"algorithm": "SHA-256", "x": "x" * 2_000}),
        "letters of another script": "سلام",
    }[name]


@pytest.mark.parametrize("name", [
    "another number", "a number in quotes", "a number with a point", "a yes", "an endless number",
    "a number below nothing", "another salt", "a later end", "no end", "Persian digits",
    "another signature", "no signature", "a list", "another challenge", "an empty challenge",
    "another algorithm", "nothing", "no base64", "no JSON", "no text", "no object", "deep", "long",
    "letters of another script",
])  # fmt: skip
def test_what_was_altered_is_refused_and_uses_nothing_up(client: Client, name: str) -> None:
    challenge = challenge_of(client)
    assert not spend(altered(challenge, name), TOKEN)
    assert not UsedOnce.objects.exists()
    assert spend(solved(challenge), TOKEN)


def test_a_challenge_signed_with_another_key_is_refused(client: Client, settings) -> None:
    payload = solved(challenge_of(client))
    ours, settings.KEYED_HASH_KEY = settings.KEYED_HASH_KEY, "A" * 43 + "="
    assert not spend(payload, TOKEN)
    settings.KEYED_HASH_KEY = ours
    assert spend(payload, TOKEN)


def test_a_challenge_ends(client: Client, time_machine) -> None:
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    payload, late = solved(challenge_of(client)), solved(challenge_of(client))
    time_machine.shift(timedelta(minutes=20, seconds=-1))
    assert spend(payload, TOKEN)
    time_machine.shift(timedelta(seconds=1))
    assert not spend(late, TOKEN)


def test_what_was_used_is_forgotten_when_it_could_not_be_used_anyway(
    client: Client, time_machine
) -> None:
    time_machine.move_to("2026-01-01T08:00Z", tick=False)
    payload = solved(challenge_of(client))
    assert spend(payload, TOKEN)
    run_tick(only=["common.forget_counters"])
    assert not spend(payload, OTHER)
    time_machine.shift(timedelta(minutes=20))
    run_tick(only=["common.forget_counters"])
    assert not UsedOnce.objects.exists()
    assert not spend(payload, OTHER)


def test_what_is_kept_of_a_proof_leads_to_no_submission(client: Client) -> None:
    challenge = challenge_of(client)
    spend(solved(challenge), TOKEN)
    kept = json.dumps(list(UsedOnce.objects.values()))
    for told in (TOKEN, challenge["challenge"], challenge["salt"]):
        assert told not in kept
