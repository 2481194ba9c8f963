"""Digits and numbers: read however they were written, shown as Persian readers expect."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, Literal

from persian.letters import search_key

ASCII_DIGITS: Final = "0123456789"
PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
GROUP_SEPARATOR: Final = "\u066c"
DECIMAL_SEPARATOR: Final = "\u066b"
PERCENT_SIGN: Final = "\u066a"
# With a mark, as CLDR has it for Persian: without one the sign lands on the wrong side.
MINUS_SIGN: Final = "\u200e\u2212"
# Longer ones are no quantities but mistakes, and turning them into numbers costs quadratic time.
MAX_DIGITS: Final = 30

_TO_PERSIAN: Final = str.maketrans(ASCII_DIGITS + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_TO_LATIN: Final = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2)
_NUMBER_TO_PERSIAN: Final[dict[int, str]] = {
    **{ord(latin): persian for latin, persian in zip(ASCII_DIGITS, PERSIAN_DIGITS, strict=True)},
    ord(","): GROUP_SEPARATOR,
    ord("."): DECIMAL_SEPARATOR,
    ord("-"): MINUS_SIGN,
}
_WRITTEN_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?) ?"
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?P<group>[,' ])[0-9]{3}(?:(?P=group)[0-9]{3})*)"
    r"(?:[./](?P<fraction>[0-9]+))?"
    r"(?: ?(?:%|درصد))?"
)
_EXACT: Final = Context(prec=4 * MAX_DIGITS, rounding=ROUND_HALF_UP)

_LARGEST: Final = 10**MAX_DIGITS

NumberProblem = Literal["empty", "unreadable", "too-long", "out-of-range"]


class NumberError(ValueError):
    """A text that is no number, or a number that cannot be shown; `reason` says which."""

    def __init__(self, reason: NumberProblem) -> None:
        super().__init__(reason)
        self.reason: NumberProblem = reason


def to_persian_digits(value: str | int) -> str:
    """`value` with its ASCII and Arabic digits as Persian ones; all else stays."""
    return str(value).translate(_TO_PERSIAN)


def to_latin_digits(text: str) -> str:
    """`text` with its Persian and Arabic digits as ASCII ones; all else stays."""
    return text.translate(_TO_LATIN)


def to_ascii_number(text: str) -> str:
    """The number written in `text` as ASCII: "-5000.25"; no grouping, no needless zeros in front.

    Any digits; groups of three by ٬ , ، ' or a space; decimals after ٫ . or the «/» that people
    type for it; «٪» or «درصد» after the number is passed over. NumberError: empty, unreadable,
    too-long (over `MAX_DIGITS` digits).
    """
    written = search_key(text)
    if not written:
        raise NumberError("empty")
    match = _WRITTEN_NUMBER.fullmatch(written)
    if match is None:
        raise NumberError("unreadable")
    whole = re.sub("[^0-9]", "", match["whole"]).lstrip("0") or "0"
    fraction = match["fraction"] or ""
    if len(whole) + len(fraction) > MAX_DIGITS:
        raise NumberError("too-long")
    sign = "-" if match["sign"] == "-" else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def parse_number(text: str) -> int | Decimal:
    """The number written in `text` (see `to_ascii_number`): int without decimals, else Decimal."""
    number = to_ascii_number(text)
    return Decimal(number) if "." in number else int(number)


def format_number(number: float | Decimal, decimals: int | None = None) -> str:
    """`number` for readers: 5000 → «۵٬۰۰۰», 1.2 → «۱٫۲».

    With `decimals` rounded half up to just so many; without, all that differ from zero.
    NumberError("out-of-range"): not finite, or over `MAX_DIGITS` digits on a side of the point.
    """
    # Most numbers of a page are counts.
    if type(number) is int and decimals is None and abs(number) < _LARGEST:
        return f"{number:,}".translate(_NUMBER_TO_PERSIAN)
    # repr() of a float is what people mean by it; its exact value has fifty digits.
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite() or exact.adjusted() >= MAX_DIGITS:
        raise NumberError("out-of-range")
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    elif int(exact.as_tuple().exponent) < -MAX_DIGITS:
        raise NumberError("out-of-range")
    shown = f"{exact:,f}"
    if decimals is None and "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    if not exact:
        shown = shown.removeprefix("-")
    return shown.translate(_NUMBER_TO_PERSIAN)


def format_percent(percent: float | Decimal, decimals: int | None = None) -> str:
    """A value that is already in percent, for readers: 86 → «۸۶٪»."""
    return format_number(percent, decimals) + PERCENT_SIGN
