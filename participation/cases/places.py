"""Equality of places: which cases are about one address, or of somebody at one. None of it is read.

A hash of None was never looked at or stands for nothing; `NO_PLACE` for words that name no single
place.
"""

from django.db.models import F, TextField
from django.db.models.functions import Cast

from participation.common.encryption import keyed_hash
from persian.addresses import address_key
from persian.digits import to_latin_digits

NO_PLACE = "-"
CODE_LENGTH = 10


def place_hash(text: str, county: int | None, *, of: str) -> str | None:
    """Return the hash of an address in a county, however it is written; ``of`` says whose it is,
    so that the place of a matter is never compared with where somebody lives.
    """
    if not text.strip():
        return None
    key = address_key(text)
    return keyed_hash(f"{county or ''} {key}", purpose=f"case {of}") if key else NO_PLACE


def postal_hash(code: str) -> str | None:
    """Return the hash of a postal code; None for none."""
    digits = "".join(filter(str.isdecimal, to_latin_digits(code)))
    return keyed_hash(digits, purpose="case postal code") if len(digits) == CODE_LENGTH else None


def stored(field: str) -> Cast:
    """Return an encrypted column as it lies there: to tell what is empty, unread."""
    return Cast(F(field), TextField())


def is_place(hashed: str | None) -> bool:
    """Return whether a hash is one of a single place."""
    return bool(hashed) and hashed != NO_PLACE
