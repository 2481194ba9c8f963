"""Numbers: thousands without their separators, dates and decimals with a term of their own."""

import re
from typing import Final

_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DATE: Final = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})")
_DECIMAL: Final = re.compile(r"([0-9]{1,20})[./]([0-9]{1,20})")
_DIGITS: Final = re.compile(r"[0-9]+")
_SEPARATORS: Final = re.compile(r"[^0-9]")
_YEAR_FROM: Final = 32  # no day and no month
_YEAR_DIGITS: Final = 4


def number_terms(text: str) -> tuple[list[str], str]:
    """The terms of a folded run of digits and separators, and one for the whole or ""."""
    if _THOUSANDS.fullmatch(text):
        return [_SEPARATORS.sub("", text)], ""
    if date := _DATE.fullmatch(text):
        first, month, last = date[1], date[3], date[4]
        parts = [part.lstrip("0") or "0" for part in (first, month, last)]
        year, day = (first, last) if _is_year(first) else (last, first)
        return parts, f"{year}{month:0>2}{day:0>2}" if _is_year(year) else ""
    if decimal := _DECIMAL.fullmatch(text):
        return [decimal[1], decimal[2]], f"{decimal[1]}ممیز{decimal[2]}"
    return _DIGITS.findall(text), ""


def _is_year(part: str) -> bool:
    return len(part) == _YEAR_DIGITS or int(part) >= _YEAR_FROM
