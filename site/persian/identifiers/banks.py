"""Account numbers in their international form (شبا)."""

from typing import Final

from persian.identifiers.common import IdentifierError, masked, passes, require_digits, typed

SHEBA_DIGITS: Final = 24
_COUNTRY: Final = "IR"
_COUNTRY_AS_DIGITS: Final = "1827"
_MODULUS: Final = 97


def normalize_sheba(text: str) -> str:
    """Always "IR" and the digits that were typed, with or without the letters."""
    number = typed(text).upper()
    return _COUNTRY + number.removeprefix(_COUNTRY) if number else ""


def validate_sheba(text: str) -> str:
    """The account as "IR" and twenty-four digits.

    By the check digit rule of international bank account numbers (ISO 13616): country and check
    digits moved to the end, letters as A = 10 … Z = 35, the whole modulo 97 is 1.
    IdentifierError: empty, not-digits, wrong-length (expected 24, letters aside), check-digit.
    """
    number = normalize_sheba(text)
    digits = number.removeprefix(_COUNTRY)
    require_digits(digits, SHEBA_DIGITS)
    if int(digits[2:] + _COUNTRY_AS_DIGITS + digits[:2]) % _MODULUS != 1:
        raise IdentifierError("check-digit")
    return number


def is_valid_sheba(text: str) -> bool:
    """Whether `text` is an Iranian account number."""
    return passes(validate_sheba, text)


def mask_sheba(text: str) -> str:
    """As «IR••••••••••••••••••••9002»."""
    return masked(validate_sheba, text, head=2, tail=4)
