"""Numbers for telephone and paper: typos are caught, spelling does not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.cases.numbers import (
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
)

SERIALS = st.text("0123456789", min_size=6, max_size=6)
YEARS = st.integers(1400, 1499)


def numbered(year: int, serial: str) -> str:
    """A number with its check digit."""
    return f"{year}{serial}{check_digit(f'{year}{serial}')}"


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
        lambda n: n[2:],
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
        ("²⁰²⁶", "unreadable"),
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


def test_a_key_opens_its_own_number_only(settings: object) -> None:
    kept = key_hash("1405-738204-6", "471290382265")

    assert is_key_of("1405-738204-6", "471290382265", kept)
    assert not is_key_of("1405-738204-6", "471290382266", kept)
    assert not is_key_of("1405-000000-0", "471290382265", kept)
    assert not is_key_of("1405-738204-6", "471290382265", "")
