"""Where challenges come from: for everybody, kept nowhere, harder under pressure."""

import pytest
from django.test import Client

from participation.common.defence.proof import spend
from tests.participation.common.defence.altcha import challenge_of, solved

pytestmark = [pytest.mark.django_db, pytest.mark.db]

DOORS = ("/defence/challenge/", "/api/v1/challenge/")
every_door = pytest.mark.parametrize("door", DOORS)


@every_door
def test_a_challenge_is_in_no_cache_and_comes_without_a_cookie(client: Client, door: str) -> None:
    answer = client.get(door)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert client.get(door).json() != answer.json()


@every_door
def test_both_doors_give_what_can_be_solved(client: Client, door: str) -> None:
    assert spend(solved(client.get(door).json()), "any")


@every_door
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_challenge_is_only_asked_for(client: Client, door: str, method: str) -> None:
    assert getattr(client, method)(door).status_code == 405


def test_robots_are_told_to_stay_away(client: Client) -> None:
    assert "Disallow: /defence/" in client.get("/robots.txt").content.decode()
    assert client.get("/defence/challenge/")["X-Robots-Tag"] == "noindex"


@every_door
def test_who_asks_for_too_many_waits_and_others_do_not(client: Client, settings, door) -> None:
    settings.DEFENCE_CHALLENGES = 2
    for _ in range(2):
        assert client.get(door).status_code == 200
    answer = client.get(door)
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 5
    assert answer["Content-Type"] == "application/problem+json"
    assert client.get(door, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_challenges_of_one_address_become_harder_up_to_a_bound(client: Client, settings) -> None:
    settings.POW_CALM_CHALLENGES_OF_ADDRESS = 2
    hard = [challenge_of(client)["maxnumber"] for _ in range(24)]
    assert hard[:4] == [200, 200, 300, 400]
    assert hard[-4:] == [2_000] * 4
    assert challenge_of(client, REMOTE_ADDR="203.0.113.9")["maxnumber"] == 200


def test_challenges_become_harder_for_all_when_many_come_from_everywhere(
    client: Client, settings
) -> None:
    settings.POW_CALM_CHALLENGES = 4
    hard = [challenge_of(client, REMOTE_ADDR=f"203.0.113.{n}")["maxnumber"] for n in range(1, 9)]
    assert hard == [200, 200, 200, 200, 250, 300, 350, 400]
