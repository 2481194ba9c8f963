"""The number that a case is known by and the key that opens it.

A number is a Jalali year, six random digits and a check digit («1405-738204-6»); it opens nothing.
A key is twelve digits («4712 9038 2265»), shown once and kept as a keyed hash bound to its number.
"""

import hmac
import re
import secrets

from participation.common.encryption import keyed_hash
from persian.digits import to_latin_digits, to_persian_digits

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
KEY_GROUP = 4
# Without the century: two of the year, the serial, the check digit.
SHORT_DIGITS = 9
CENTURY = "14"
# What people and telephones put between digits: spaces, dashes, marks that nobody sees.
JOINTS = re.compile(
    r"[\s\-./_\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
)


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


class NumberError(ValueError):
    """No number of a case, or no key; ``reason``: empty, unreadable, wrong-length, wrong-digit."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def read_number(typed: str) -> str:
    """Return the canonical form of a number in any digits, spaces and dashes.

    A year of two digits is one of this century (05 → 1405). Raises NumberError; a single wrong
    digit or a swap is told before anybody is asked.
    """
    digits = _digits(typed)
    if len(digits) == SHORT_DIGITS:
        digits = f"{CENTURY}{digits}"
    if len(digits) != SHORT_DIGITS + 2:
        raise NumberError("wrong-length")
    if check_digit(digits) != "0":
        raise NumberError("wrong-digit")
    return f"{digits[:4]}-{digits[4:-1]}-{digits[-1]}"


def read_key(typed: str) -> str:
    """Return the twelve digits of a key. Raises NumberError."""
    digits = _digits(typed)
    if len(digits) != KEY_DIGITS:
        raise NumberError("wrong-length")
    return digits


def show_number(number: str) -> str:
    """Return a number for readers; stand it in ``<bdi dir="ltr">``."""
    return to_persian_digits(number)


def show_key(key: str) -> str:
    """Return a key in groups of four, for readers."""
    groups = (key[start : start + KEY_GROUP] for start in range(0, len(key), KEY_GROUP))
    return to_persian_digits(" ".join(groups))


def _digits(typed: str) -> str:
    """Return the digits alone. Raises NumberError where there is anything but digits and joints."""
    written = JOINTS.sub("", to_latin_digits(typed))
    if not written:
        raise NumberError("empty")
    if not (written.isascii() and written.isdigit()):
        raise NumberError("unreadable")
    return written
