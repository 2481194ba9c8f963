"""Codes and secrets: made, written for people, read back from what people type. No database."""

import base64
import re
import secrets
import time
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django_otp.oath import TOTP

from persian.digits import to_latin_digits, to_persian_digits

SECRET_BYTES = 20
STEP_SECONDS = 30
CODE_DIGITS = 6
RECOVERY_DIGITS = 12
RECOVERY_CODES = 10

# What people put between groups: blanks, hyphens, the marks that a copy brings along.
_SEPARATORS = re.compile("[\\s\\-\u2010-\u2015\u200b-\u200f\u2066-\u2069\u202a-\u202e]+")


@dataclass(frozen=True)
class Match:
    """A code of the app that is right: the step that it belongs to and the phone's drift."""

    step: int
    drift: int


def new_secret() -> str:
    """Return a random secret in base32, the way apps take it."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii")


def new_recovery_codes() -> list[str]:
    """Return ten codes of twelve digits, all different."""
    codes: set[str] = set()
    while len(codes) < RECOVERY_CODES:
        codes.add(f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}d}")
    return sorted(codes)


def clean_code(typed: str) -> str:
    """Return what was typed in Latin digits, without what separates groups."""
    return _SEPARATORS.sub("", to_latin_digits(typed))


def is_app_code(code: str) -> bool:
    """Return whether ``code`` has the form of a code from the app."""
    return re.fullmatch(rf"[0-9]{{{CODE_DIGITS}}}", code) is not None


def is_recovery_code(code: str) -> bool:
    """Return whether ``code`` has the form of a recovery code."""
    return re.fullmatch(rf"[0-9]{{{RECOVERY_DIGITS}}}", code) is not None


def match_app_code(secret: str, code: str, *, after_step: int = -1, drift: int = 0) -> Match | None:
    """Return the match of ``code`` with now, one step before or after, and later than a step."""
    if not is_app_code(code):
        return None
    totp = TOTP(base64.b32decode(secret), STEP_SECONDS, digits=CODE_DIGITS, drift=drift)
    totp.time = time.time()
    if not totp.verify(int(code), tolerance=1, min_t=after_step + 1):
        return None
    return Match(step=totp.t(), drift=totp.drift)


def grouped(text: str, *, size: int = 4) -> str:
    """Return ``text`` in groups, easier to read and to type."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))


def shown_recovery_code(code: str) -> str:
    """Return a recovery code the way people see it: Persian digits in groups of four."""
    return to_persian_digits(grouped(code))


def enrolment_address(secret: str, *, account: str, issuer: str) -> str:
    """Return the otpauth address that an app reads from the picture."""
    issuer = issuer.replace(":", "")
    label = quote(f"{issuer}:{account}")
    query = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{label}?{query}"
