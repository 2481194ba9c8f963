"""ALTCHA's algorithm as its documentation says it, apart from our code: what a program would do."""

import base64
import hashlib
import json
from typing import Any

from django.test import Client


def challenge_of(client: Client, **extra: str) -> dict[str, Any]:
    """Return a challenge as a browser gets it."""
    answer = client.get("/defence/challenge/", **extra)
    assert answer.status_code == 200, answer.content
    return answer.json()


def number_of(challenge: dict[str, Any]) -> int:
    """Return the number by trying one after the other."""
    for number in range(challenge["maxnumber"] + 1):
        found = hashlib.sha256(f"{challenge['salt']}{number}".encode()).hexdigest()
        if found == challenge["challenge"]:
            return number
    raise AssertionError("the challenge cannot be solved")


def packed(told: Any) -> str:
    """Return a payload as the form field holds it."""
    return base64.b64encode(json.dumps(told).encode()).decode()


def solved(challenge: dict[str, Any], /, **changes: Any) -> str:
    """Return the payload of a solved challenge, altered as a cheat would."""
    names = ("algorithm", "challenge", "salt", "signature")
    told = {name: challenge[name] for name in names} | {"number": number_of(challenge)}
    return packed(told | changes)
