"""The id of legal persons (شناسهٔ ملی). The registration number (شمارهٔ ثبت) is another thing."""

from typing import Final

from persian.identifiers.common import IdentifierError, masked, passes, require_digits, typed

LEGAL_ID_LENGTH: Final = 11
_WEIGHTS: Final = (29, 27, 23, 19, 17) * 2
_MODULUS: Final = 11


def normalize_legal_id(text: str) -> str:
    """The digits that were typed."""
    return typed(text)


def validate_legal_id(text: str) -> str:
    """The id of a legal person in eleven digits.

    By the check digit rule as published for the national id of legal persons: to each of the first
    ten digits is added the tenth plus two; times 29, 27, 23, 19, 17, twice; summed, modulo 11; a
    remainder of 10 counts as 0 and the remainder is the eleventh digit.
    IdentifierError: empty, not-digits, wrong-length (expected 11), check-digit.
    """
    number = normalize_legal_id(text)
    require_digits(number, LEGAL_ID_LENGTH)
    *digits, check = map(int, number)
    added = digits[-1] + 2
    weighted = sum((digit + added) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    if weighted % _MODULUS % 10 != check:
        raise IdentifierError("check-digit")
    return number


def is_valid_legal_id(text: str) -> bool:
    """Whether `text` is the id of a legal person."""
    return passes(validate_legal_id, text)


def mask_legal_id(text: str) -> str:
    """As «••••••••875»."""
    return masked(validate_legal_id, text, head=0, tail=3)
