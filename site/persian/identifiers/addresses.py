"""Postal codes (کد پستی)."""

from typing import Final

from persian.identifiers.common import IdentifierError, masked, passes, require_digits, typed

POSTAL_CODE_LENGTH: Final = 10
_ROUTE: Final = slice(5)
_UNUSED_IN_ROUTE: Final = frozenset("02")


def normalize_postal_code(text: str) -> str:
    """The digits that were typed."""
    return typed(text)


def validate_postal_code(text: str) -> str:
    """The postal code in ten digits: five of the route and five of the place.

    By the published make-up of the code: 0 and 2 do not occur in the route. No check digit rule is
    known.
    IdentifierError: empty, not-digits, wrong-length (expected 10), forbidden-digit.
    """
    number = normalize_postal_code(text)
    require_digits(number, POSTAL_CODE_LENGTH)
    if _UNUSED_IN_ROUTE.intersection(number[_ROUTE]):
        raise IdentifierError("forbidden-digit")
    return number


def is_valid_postal_code(text: str) -> bool:
    """Whether `text` is a postal code."""
    return passes(validate_postal_code, text)


def mask_postal_code(text: str) -> str:
    """As «16197•••••»."""
    return masked(validate_postal_code, text, head=5, tail=0)
