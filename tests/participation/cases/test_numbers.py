"""Numbers for telephone and paper: typos are caught, spelling does not matter."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from participation.cases.fields import CaseNumberField, FollowKeyField
from participation.cases.numbers import (
    DAMM,
    KeyFormatError,
    NumberError,
    check_digit,
    is_key_of,
    key_hash,
    new_key,
    new_number,
    read_key,
    read_number,
    show_key,
    show_number,
    spell_number,
)

SERIALS = st.text("0123456789", min_size=6, max_size=6)
YEARS = st.integers(1400, 1499)


def numbered(year: int, serial: str) -> str:
    """A number with its check digit."""
    return f"{year}{serial}{check_digit(f'{year}{serial}')}"


def test_the_table_catches_both_mistakes_after_every_beginning() -> None:
    digits = range(10)
    after = [[int(digit) for digit in row] for row in DAMM]
    # No two digits lead from one state to the same, no digit leads two states to the same: a wrong
    # digit gives another state, which no right digits after it bring back.
    assert all(sorted(row) == list(digits) for row in after)
    assert all(sorted(column) == list(digits) for column in zip(*after, strict=True))
    for state in digits:
        for left in digits:
            for right in range(left):
                assert after[after[state][left]][right] != after[after[state][right]][left]
    # A number is right where its last digit leads back to the first state.
    assert all(after[digit][digit] == 0 for digit in digits)


@given(YEARS, SERIALS)
def test_every_single_wrong_digit_is_caught(year: int, serial: str) -> None:
    right = numbered(year, serial)
    for place in range(len(right)):
        for digit in "0123456789":
            if digit != right[place]:
                with pytest.raises(NumberError):
                    read_number(right[:place] + digit + right[place + 1 :])


@given(YEARS, SERIALS)
def test_every_swap_of_neighbours_is_caught(year: int, serial: str) -> None:
    right = numbered(year, serial)
    for place in range(len(right) - 1):
        swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
        if swapped != right:
            with pytest.raises(NumberError):
                read_number(swapped)


@pytest.mark.parametrize(
    "write",
    [
        lambda n: n,
        show_number,
        lambda n: n.replace("-", " "),
        lambda n: n.replace("-", ""),
        lambda n: n.replace("-", "–"),
        lambda n: f"\u2066{show_number(n)}\u2069 ",
        lambda n: n.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        lambda n: n.replace("-", "/"),
        lambda n: n.replace("-", "\u2011"),
        lambda n: n.replace("-", "\u0640"),
        lambda n: n.replace("-", "\u200c-\u200c"),
        lambda n: f"\u061c\u200f{n}\u200e\n",
        lambda n: "".join(chr(ord(c) + 0xFEE0) for c in n),
        " ".join,
        lambda n: n[2:],
        lambda n: show_number(n[2:]).replace("-", " "),
        spell_number,
    ],
)
def test_a_number_is_read_however_it_is_written(write: object) -> None:
    number = new_number(1405)

    assert read_number(write(number)) == number  # type: ignore[operator]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("۱۴۰۵-۷۳۸۲۰۴", "wrong-length"),
        ("شمارهٔ ۱۴۰۵", "unreadable"),
        ("1405-73820x-6", "unreadable"),
        ("1405-738204-5", "wrong-check-digit"),
        ("00000000000", "wrong-check-digit"),
        ("471290382265", "wrong-length"),
        ("1405738204000", "wrong-length"),
    ],
)
def test_what_is_no_number_is_told_apart(typed: str, reason: str) -> None:
    with pytest.raises(NumberError) as refused:
        read_number(typed)

    assert refused.value.reason == reason


def test_a_key_is_shown_in_groups_and_read_back() -> None:
    key = new_key()

    assert len(show_key(key)) == 14
    assert read_key(show_key(key)) == key


def test_a_number_is_shown_and_told_in_persian_digits() -> None:
    assert show_number("1405-738204-6") == "۱۴۰۵-۷۳۸۲۰۴-۶"
    assert spell_number("1405-738204-6") == "۱۴ ۰۵ ۷۳ ۸۲ ۰۴ ۶"
    assert show_key("471290382265") == "۴۷۱۲ ۹۰۳۸ ۲۲۶۵"


def test_numbers_of_a_year_differ_and_are_not_in_order() -> None:
    numbers = [new_number(1405) for _ in range(50)]

    assert len(set(numbers)) > 45
    assert numbers != sorted(numbers)
    assert all(number.startswith("1405-") and len(number) == 13 for number in numbers)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("", "empty"), ("4712 9038 226", "wrong-length"), ("4712 9038 226x", "unreadable")],
)
def test_what_is_no_key_is_told_apart(typed: str, reason: str) -> None:
    with pytest.raises(KeyFormatError) as refused:
        read_key(typed)

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (CaseNumberField(), "۱۴۰۵-۷۳۸۲۰۴-۵", "یک رقم این شماره درست نیست"),
        (CaseNumberField(), "۱۴۰۵-۷۳۸۲۰۴", "۱۱ رقم"),
        (CaseNumberField(), "شمارهٔ من", "تنها رقم"),
        (CaseNumberField(), " - ", "پر کنید"),
        (CaseNumberField(), "۱" * 70_000, "۱۱ رقم"),
        (FollowKeyField(), "۴۷۱۲ ۹۰۳۸", "۱۲ رقم"),
        (FollowKeyField(), "کلید", "تنها رقم"),
    ],
)
def test_a_box_says_in_persian_what_is_wrong(field: forms.Field, typed: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)

    assert message in refused.value.messages[0]


def test_a_box_takes_any_writing_asks_for_digits_and_cuts_nothing() -> None:
    class Form(forms.Form):
        number = CaseNumberField()
        key = FollowKeyField(required=False)

    form = Form({"number": "۱۴۰۵ ۷۳۸۲۰۴ / ۸", "key": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"number": "1405-738204-8", "key": ""}
    html = Form().as_p()
    assert html.count('inputmode="numeric"') == html.count('dir="ltr"') == 2
    assert "maxlength" not in html


def test_a_key_opens_its_own_number_only(settings: object) -> None:
    kept = key_hash("1405-738204-6", "471290382265")

    assert is_key_of("1405-738204-6", "471290382265", kept)
    assert not is_key_of("1405-738204-6", "471290382266", kept)
    assert not is_key_of("1405-000000-0", "471290382265", kept)
    assert not is_key_of("1405-738204-6", "471290382265", "")
