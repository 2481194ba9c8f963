"""Mobile and landline numbers. Operators' prefixes change, so none are listed here."""

from typing import Final

from persian.identifiers.common import IdentifierError, masked, passes, require_digits, typed

PHONE_LENGTH: Final = 11
_COUNTRY: Final = "98"
_MOBILE: Final = "9"
_AREAS: Final = "12345678"


def _national(text: str, starts: str) -> str:
    """A number with the trunk zero, from any way of writing the country before it, or none.

    `starts` holds the digits that may follow the zero.
    """
    number = typed(text)
    for prefix in (f"+{_COUNTRY}", f"00{_COUNTRY}"):
        if number.startswith(prefix):
            return "0" + number.removeprefix(prefix).removeprefix("0")
    if len(number) == PHONE_LENGTH + 1 and number.startswith(_COUNTRY):
        return "0" + number.removeprefix(_COUNTRY)
    if len(number) == PHONE_LENGTH - 1 and number[0] in starts:
        return "0" + number
    return number


def _require(number: str, starts: str) -> str:
    if number.startswith("+"):  # of another country
        raise IdentifierError("wrong-start")
    require_digits(number, PHONE_LENGTH)
    if number[0] != "0" or number[1] not in starts:
        raise IdentifierError("wrong-start")
    return number


def normalize_mobile(text: str) -> str:
    """As "09123456789", from +98, 0098, 98 or a bare 9 in front; the country's code is cut off."""
    return _national(text, _MOBILE)


def validate_mobile(text: str) -> str:
    """The mobile number in eleven digits, "09…", as numbered in Iran.

    IdentifierError: empty, not-digits, wrong-length (expected 11), wrong-start (not 09).
    """
    return _require(normalize_mobile(text), _MOBILE)


def is_valid_mobile(text: str) -> bool:
    """Whether `text` is an Iranian mobile number."""
    return passes(validate_mobile, text)


def mask_mobile(text: str) -> str:
    """As «0912•••4567»."""
    return masked(validate_mobile, text, head=4, tail=4)


def normalize_landline(text: str) -> str:
    """As "03132222222", from +98, 0098, 98 or a bare area code in front."""
    return _national(text, _AREAS)


def validate_landline(text: str) -> str:
    """The landline number in eleven digits: 0, two of the area (Isfahan 31), eight of the line.

    IdentifierError: empty, not-digits, wrong-length (expected 11; 8 were given where the area is
    missing), wrong-start (no area: 00 or the mobiles' 09).
    """
    return _require(normalize_landline(text), _AREAS)


def is_valid_landline(text: str) -> bool:
    """Whether `text` is an Iranian landline number with its area."""
    return passes(validate_landline, text)


def mask_landline(text: str) -> str:
    """As «031••••2222»."""
    return masked(validate_landline, text, head=3, tail=4)
