"""Proof of work in ALTCHA's format: it costs a browser a second, and a flood much more.

The challenge is SHA-256 of a salt followed by a number in decimal; who finds the number sends
everything back as JSON in base64. Nothing is stored: the signature says that a
challenge is ours, its salt when it ends, and a payload is good for one submission.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings

from participation.common.defence.counters import epoch, hit
from participation.common.encryption import keyed_hash
from participation.common.models import UsedOnce

ALGORITHM = "SHA-256"
MAX_PAYLOAD = 1_000
# Its last letter parts salt and number: without it digits could move from one to the other, and
# one solution would pass for another's.
_SALT = re.compile(r"[0-9a-f]{24}\?expires=(\d{10})&")
_HASH = re.compile(r"[0-9a-f]{64}")
_DIGITS = 15


@dataclass(frozen=True)
class Challenge:
    """What a browser gets."""

    algorithm: str
    challenge: str
    maxnumber: int
    salt: str
    signature: str

    def as_json(self) -> dict[str, Any]:
        """Return the members of the JSON document."""
        return asdict(self)


def new_challenge(*, hardness: int) -> Challenge:
    """Return a challenge whose number lies somewhere up to ``hardness``."""
    expires = epoch() + settings.POW_MINUTES * 60
    salt = f"{secrets.token_hex(12)}?expires={expires}&"
    challenge = _digest(salt, secrets.randbelow(hardness + 1))
    return Challenge(ALGORITHM, challenge, hardness, salt, _signature(challenge))


def hardness_for(count: int) -> int:
    """Return how hard a challenge is after ``count`` of one address in this window.

    It grows with what one address asks for and with what everybody together does.
    """
    window = timedelta(minutes=settings.DEFENCE_WINDOW_MINUTES)
    everybody = hit("challenges", "everybody", window=window)
    pressure = max(
        count / settings.POW_CALM_CHALLENGES_OF_ADDRESS,
        everybody / settings.POW_CALM_CHALLENGES,
        1,
    )
    return min(int(settings.POW_HARDNESS * pressure), settings.POW_HARDEST)


def solved_challenge(payload: str) -> tuple[str, int] | None:
    """Return the challenge that ``payload`` solves and its end, or None where it solves none."""
    told = _read(payload)
    if told is None:
        return None
    challenge, salt, number, signature = told
    ending = _SALT.fullmatch(salt)
    if ending is None or int(ending[1]) <= epoch():
        return None
    if not hmac.compare_digest(_signature(challenge), signature):
        return None
    if not hmac.compare_digest(_digest(salt, number), challenge):
        return None
    return challenge, int(ending[1])


def spend(payload: str, token: str) -> bool:
    """Return whether ``payload`` is a proof for the submission of ``token``, and use it up.

    The same submission may show it again; any other is refused. Nobody can tell later which one it
    was without the challenge itself, which is kept nowhere.
    """
    solved = solved_challenge(payload)
    if solved is None:
        return False
    challenge, expires_at = solved
    owner = keyed_hash(f"{challenge} {token}", purpose="owner of a proof")
    used, _created = UsedOnce.objects.get_or_create(
        key=keyed_hash(challenge, purpose="used proof"),
        defaults={"owner": owner, "expires_at": expires_at},
    )
    return used.owner == owner


def _read(payload: str) -> tuple[str, str, int, str] | None:
    """Return challenge, salt, number and signature, or None for what is not of ALTCHA's shape."""
    if not payload or len(payload) > MAX_PAYLOAD:
        return None
    try:
        told = json.loads(base64.b64decode(payload, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("algorithm") != ALGORITHM:
        return None
    texts = [told.get(name) for name in ("challenge", "salt", "signature")]
    number = told.get("number")
    if not all(isinstance(text, str) and text.isascii() for text in texts):
        return None
    if type(number) is not int or not 0 <= number < 10**_DIGITS:
        return None
    challenge, salt, signature = map(str, texts)
    return (challenge, salt, number, signature) if _HASH.fullmatch(challenge) else None


def _digest(salt: str, number: int) -> str:
    return hashlib.sha256(f"{salt}{number}".encode()).hexdigest()


def _signature(challenge: str) -> str:
    """HMAC-SHA-256 under a key of its own."""
    return keyed_hash(challenge, purpose="proof of work")
