"""National ids carry their check digit; the code of foreign nationals has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.identifiers import (
    IdentifierError,
    is_valid_foreign_code,
    is_valid_national_id,
    mask_national_id,
    normalize_national_id,
    validate_national_id,
)


@pytest.mark.parametrize("written", ["10350829", "010350829", "۱۰۳۵۰۸۲۹", "001-035082-9"])
def test_lost_leading_zeros_are_put_back(written: str) -> None:
    assert validate_national_id(written) == "0010350829"


def test_seven_digits_are_too_few_to_be_completed() -> None:
    assert normalize_national_id("1234567") == "1234567"
    assert not is_valid_national_id("1234567")


@pytest.mark.parametrize("digit", "0123456789")
def test_ten_equal_digits_belong_to_nobody(digit: str) -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_national_id(digit * 10)
    assert refusal.value.reason == "all-same"


@given(head=st.integers(1, 999_999_999).map("{:09}".format))
def test_exactly_one_check_digit_fits(head: str) -> None:
    fitting = [digit for digit in "0123456789" if is_valid_national_id(head + digit)]
    assert len(fitting) == (0 if len(set(head)) == 1 else 1)


@given(position=st.integers(0, 9), other=st.integers(1, 9))
def test_one_wrong_digit_is_noticed(position: int, other: int) -> None:
    digits = [int(digit) for digit in "0077611616"]
    digits[position] = (digits[position] + other) % 10
    with pytest.raises(IdentifierError) as refusal:
        validate_national_id("".join(map(str, digits)))
    assert refusal.value.reason == "check-digit"


def test_only_the_last_digits_of_a_national_id_are_shown() -> None:
    assert mask_national_id("10350829") == "•••••••829"


def test_a_foreign_code_is_tested_for_its_form_only() -> None:
    assert is_valid_foreign_code("۱۲۳۴ ۵۶۷۸ ۹۰۱۲")
    assert is_valid_foreign_code("123456789013")
    assert not is_valid_foreign_code("12345678901")
