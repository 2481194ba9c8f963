"""The number that a case is known by and the key that opens it.

A number is a Jalali year, six random digits and a check digit («1405-738204-6»); it opens nothing.
A key is twelve digits («4712 9038 2265»), shown once and kept as a keyed hash bound to its number.
"""

import hmac
import secrets

from participation.common.encryption import keyed_hash

# The quasigroup of H. M. Damm (Total anti-symmetrische Quasigruppen, Marburg 2004, order 10): every
# single wrong digit and every swap of neighbours is caught.
DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
SERIAL_DIGITS = 6
KEY_DIGITS = 12


def check_digit(digits: str) -> str:
    """Return the digit that completes ``digits``."""
    state = 0
    for digit in digits:
        state = int(DAMM[state][int(digit)])
    return str(state)


def new_number(year: int) -> str:
    """Return a random number of a Jalali year; whether it is free is the caller's to see."""
    serial = f"{secrets.randbelow(10**SERIAL_DIGITS):0{SERIAL_DIGITS}d}"
    return f"{year}-{serial}-{check_digit(f'{year}{serial}')}"


def new_key() -> str:
    """Return twelve random digits."""
    return f"{secrets.randbelow(10**KEY_DIGITS):0{KEY_DIGITS}d}"


def key_hash(number: str, key: str) -> str:
    """Return what is kept of a key: a keyed hash, bound to the number that it opens."""
    return keyed_hash(f"{number} {key}", purpose="case follow key")


def is_key_of(number: str, key: str, stored: str) -> bool:
    """Compare a key with what is kept, in constant time."""
    return hmac.compare_digest(key_hash(number, key), stored)
