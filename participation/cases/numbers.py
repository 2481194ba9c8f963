"""The number that a case is known by and the key that opens it. No database.

A number is a Jalali year, six random digits and a check digit («1405-738204-6»); it opens nothing.
Its serial may begin with 0: the year stands before it, so that no zero in front can get lost.
A key is twelve digits («4712 9038 2265»), shown once and kept as a keyed hash bound to its number;
that of a report without a name opens it alone, for it is the only way back.
"""

import hmac
import secrets
from collections.abc import Iterable

from participation.common.encryption import keyed_hash
from persian.digits import to_persian_digits
from persian.identifiers.common import typed as written_digits

# The quasigroup of H. M. Damm (Total anti-symmetrische Quasigruppen, doctoral thesis, Marburg 2004;
# order 10). It catches every single wrong digit and every swap of neighbours, over all digits.
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
YEAR_DIGITS = 4
# Without the century: two of the year, the serial, the check digit.
SHORT_DIGITS = 9
NUMBER_DIGITS = SHORT_DIGITS + 2
CENTURY = "14"
# The check digit of a number of zeros fits too; it is no number of a case.
FIRST_YEAR, LAST_YEAR = 1400, 1599
# Shown where a number is asked for; its check digit is wrong, so that it is nobody's.
EXAMPLE = "1405-738204-6"
LEFT_TO_RIGHT_MARK = "\u200e"


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
    """Return what is kept of every key: a keyed hash, bound to the number that it opens."""
    return keyed_hash(f"{number} {key}", purpose="case follow key")


def lone_key_hash(key: str) -> str:
    """Return what is kept of a key that opens a report without its number: a keyed hash of it."""
    return keyed_hash(key, purpose="case lone key")


def is_key_of(number: str, key: str, stored: str) -> bool:
    """Compare a key with what is kept, in constant time."""
    return hmac.compare_digest(key_hash(number, key), stored)


class NumberError(ValueError):
    """No number of a case; ``reason``: empty, unreadable, wrong-length, wrong-check-digit."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class KeyFormatError(NumberError):
    """No key; ``reason``: empty, unreadable, wrong-length."""


def read_number(typed: str) -> str:
    """Return the canonical form of a number in any digits, spaces, dashes and slashes.

    A year of two digits is one of this century (05 → 1405). Raises NumberError; a single wrong
    digit or a swap of neighbours is told before anybody is asked.
    """
    digits = _digits(typed, NumberError)
    if len(digits) == SHORT_DIGITS:
        digits = f"{CENTURY}{digits}"
    if len(digits) != NUMBER_DIGITS:
        raise NumberError("wrong-length")
    if check_digit(digits) != "0" or not FIRST_YEAR <= int(digits[:YEAR_DIGITS]) <= LAST_YEAR:
        raise NumberError("wrong-check-digit")
    return "-".join(_parts(digits))


def read_key(typed: str) -> str:
    """Return the twelve digits of a key. Raises KeyFormatError."""
    digits = _digits(typed, KeyFormatError)
    if len(digits) != KEY_DIGITS:
        raise KeyFormatError("wrong-length")
    return digits


def serial_ranges(serial: str, years: Iterable[int]) -> list[tuple[str, str]]:
    """Return first and last number of each year with these six digits; none for other texts."""
    if not (serial.isascii() and serial.isdigit() and len(serial) == SERIAL_DIGITS):
        return []
    return [(f"{year}-{serial}-0", f"{year}-{serial}-9") for year in years]


def show_number(number: str) -> str:
    """Return a number for readers; stand it in ``<bdi dir="ltr">``."""
    return to_persian_digits(number)


def plain_number(number: str) -> str:
    """Return a number for an SMS or a mail, where no ``<bdi>`` can stand.

    After a Persian letter the hyphens would part it into numbers that are set from right to left
    (Unicode's rules W2 and W4): «۸-۷۳۸۲۰۴-۱۴۰۵». The mark before it, one character of the message,
    keeps its groups in their order; old telephones know it, the isolates they do not.
    """
    return LEFT_TO_RIGHT_MARK + show_number(number)


def spell_number(number: str) -> str:
    """Return a number as it is told on the telephone: «۱۴ ۰۵ ۷۳ ۸۲ ۰۴ ۶»."""
    return to_persian_digits(_grouped(number.replace("-", ""), 2))


def show_key(key: str) -> str:
    """Return a key in groups of four, for readers; stand it in ``<bdi dir="ltr">``."""
    return to_persian_digits(_grouped(key, KEY_GROUP))


def _parts(digits: str) -> tuple[str, str, str]:
    """Return year, serial and check digit."""
    return digits[:YEAR_DIGITS], digits[YEAR_DIGITS:-1], digits[-1]


def _grouped(digits: str, size: int) -> str:
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))


def _digits(typed: str, refused: type[NumberError]) -> str:
    """Return the digits alone. Raises ``refused`` where anything but digits and joints is left."""
    digits = written_digits(typed)
    if not digits:
        raise refused("empty")
    if not (digits.isascii() and digits.isdigit()):
        raise refused("unreadable")
    return digits
