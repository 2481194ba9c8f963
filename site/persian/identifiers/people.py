"""National id (کد ملی) and the code of foreign nationals (کد فراگیر اتباع)."""

from typing import Final

from persian.identifiers.common import IdentifierError, masked, passes, require_digits, typed

NATIONAL_ID_LENGTH: Final = 10
# Cards print leading zeros, spreadsheets lose up to two of them.
SHORTEST_NATIONAL_ID: Final = 8
FOREIGN_CODE_LENGTH: Final = 12
_MODULUS: Final = 11


def normalize_national_id(text: str) -> str:
    """Ten digits; of eight or nine the lost zeros in front are put back."""
    number = typed(text)
    return number.zfill(NATIONAL_ID_LENGTH) if len(number) >= SHORTEST_NATIONAL_ID else number


def validate_national_id(text: str) -> str:
    """The national id in ten digits: «۱۰۳۵۰۸۲۹» → "0010350829".

    By the check digit rule as published for the Iranian national code: the first nine digits times
    10 … 2, summed, modulo 11; a remainder r below 2 is the tenth digit, else 11 - r is. Ten equal
    digits pass that sum and belong to nobody.
    IdentifierError: empty, not-digits, wrong-length (expected 10), all-same, check-digit.
    """
    number = normalize_national_id(text)
    require_digits(number, NATIONAL_ID_LENGTH)
    if len(set(number)) == 1:
        raise IdentifierError("all-same")
    weighted = sum(int(digit) * (NATIONAL_ID_LENGTH - i) for i, digit in enumerate(number[:-1]))
    remainder = weighted % _MODULUS
    check = remainder if remainder <= 1 else _MODULUS - remainder
    if int(number[-1]) != check:
        raise IdentifierError("check-digit")
    return number


def is_valid_national_id(text: str) -> bool:
    """Whether `text` is a national id."""
    return passes(validate_national_id, text)


def mask_national_id(text: str) -> str:
    """As «•••••••829»."""
    return masked(validate_national_id, text, head=0, tail=3)


def normalize_foreign_code(text: str) -> str:
    """The digits that were typed."""
    return typed(text)


def validate_foreign_code(text: str) -> str:
    """The code of a foreign national in twelve digits.

    Only the form is tested: no check digit rule has been published for this code.
    IdentifierError: empty, not-digits, wrong-length (expected 12).
    """
    number = normalize_foreign_code(text)
    require_digits(number, FOREIGN_CODE_LENGTH)
    return number


def is_valid_foreign_code(text: str) -> bool:
    """Whether `text` has the form of a foreign national's code."""
    return passes(validate_foreign_code, text)


def mask_foreign_code(text: str) -> str:
    """As «•••••••••829»."""
    return masked(validate_foreign_code, text, head=0, tail=3)
