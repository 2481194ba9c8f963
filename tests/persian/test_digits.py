"""Numbers are read in every way people write them, and shown in one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.digits import (
    NumberError,
    format_number,
    format_percent,
    parse_number,
    to_ascii_number,
    to_latin_digits,
    to_persian_digits,
)

TEXTS = st.text(st.sampled_from("۰۱۹٠٣0۵ 7٫٬,./-٪،ab\u200c\u200f\ud800") | st.characters())
NUMBERS = st.integers(-(10**25), 10**25) | st.decimals(
    -(10**12), 10**12, places=6, allow_nan=False, allow_infinity=False
)


def test_three_sets_of_digits_become_one() -> None:
    assert to_persian_digits("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") == "۰۱۲۳۴۵۶۷۸۹" * 3
    assert to_latin_digits("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") == "0123456789" * 3


def test_an_integer_is_shown_without_grouping() -> None:
    assert to_persian_digits(1405) == "۱۴۰۵"


@given(text=TEXTS)
def test_digits_convert_once_and_change_nothing_else(text: str) -> None:
    persian, latin = to_persian_digits(text), to_latin_digits(text)
    assert to_persian_digits(persian) == persian == to_persian_digits(latin)
    assert to_latin_digits(latin) == latin == to_latin_digits(persian)
    assert len(persian) == len(latin) == len(text)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("۱۲", 12),
        ("٤٥٦", 456),
        ("۰۰۷", 7),
        ("۵٬۰۰۰", 5000),
        ("5,000,000", 5_000_000),
        ("۵،۰۰۰", 5000),
        ("۵\u00a0۰۰۰", 5000),
        ("۱٫۲", Decimal("1.2")),
        ("۱/۵", Decimal("1.5")),
        ("1,234.50", Decimal("1234.50")),
        ("-۳", -3),
        ("\u200e\u2212۳", -3),
        ("+3", 3),
        ("۸۶٪", 86),
        ("۹۱٫۳ درصد", Decimal("91.3")),
        ("\u200f ۱۲ \u200c", 12),
    ],
)
def test_a_number_is_read_however_it_was_written(written: str, number: int | Decimal) -> None:
    assert parse_number(written) == number
    assert isinstance(parse_number(written), type(number))


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        (" \u200f\u200c ", "empty"),
        ("ده", "unreadable"),
        ("۱۲ب", "unreadable"),
        ("۱٬۲۳", "unreadable"),
        ("1,234 567", "unreadable"),
        ("۱.۲.۳", "unreadable"),
        ("--1", "unreadable"),
        (".5", "unreadable"),
        ("1e5", "unreadable"),
        ("٪", "unreadable"),
        ("9" * 31, "too-long"),
        ("9" * 1_000_000, "too-long"),
        ("1," * 300_000, "unreadable"),
    ],
)
def test_what_is_no_number_is_refused_with_a_reason(written: str, reason: str) -> None:
    with pytest.raises(NumberError) as refusal:
        parse_number(written)
    assert refusal.value.reason == reason


@given(text=TEXTS)
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        number = to_ascii_number(text)
    except NumberError:
        return
    assert to_ascii_number(number) == number
    assert number.isascii()


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        (0, None, "۰"),
        (999, None, "۹۹۹"),
        (5000, None, "۵٬۰۰۰"),
        (1234567.89, None, "۱٬۲۳۴٬۵۶۷٫۸۹"),
        (1.2, None, "۱٫۲"),
        (5.0, None, "۵"),
        (Decimal("1.50"), None, "۱٫۵"),
        (Decimal("1E+3"), None, "۱٬۰۰۰"),
        (0.1 + 0.2, 1, "۰٫۳"),
        (2.345, 2, "۲٫۳۵"),
        (5, 2, "۵٫۰۰"),
        (2.5, 0, "۳"),
        (-1405, None, "\u200e\u2212۱٬۴۰۵"),
        (-0.0, None, "۰"),
        (-0.001, 1, "۰٫۰"),
    ],
)
def test_a_number_is_shown_grouped_in_persian(
    number: float | Decimal, decimals: int | None, shown: str
) -> None:
    assert format_number(number, decimals) == shown


def test_a_percentage_has_the_persian_sign() -> None:
    assert format_percent(86) == "۸۶٪"
    assert format_percent(12.345, 1) == "۱۲٫۳٪"


@pytest.mark.parametrize(
    "number",
    [
        float("nan"),
        float("inf"),
        10**30,
        pytest.param(10**5000, id="huge"),
        1e300,
        1e-300,
        Decimal("1E+999999"),
        Decimal("-Infinity"),
    ],
)
def test_a_number_that_cannot_be_shown_is_refused(number: float | Decimal) -> None:
    with pytest.raises(NumberError) as refusal:
        format_number(number)
    assert refusal.value.reason == "out-of-range"


@given(number=NUMBERS)
def test_what_is_shown_reads_back_as_the_same_number(number: int | Decimal) -> None:
    assert parse_number(format_number(number)) == number
