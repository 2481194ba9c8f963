"""Account numbers carry the check digits of international ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.identifiers import IdentifierError, mask_sheba, validate_sheba

SAMPLE = "IR820540102680020817909002"


@pytest.mark.parametrize(
    "written", [SAMPLE[2:], SAMPLE.lower(), "IR82 0540 1026 8002 0817 9090 02", "ir-" + SAMPLE[2:]]
)
def test_the_letters_may_be_small_or_missing(written: str) -> None:
    assert validate_sheba(written) == SAMPLE


@given(position=st.integers(0, 23), other=st.integers(1, 9))
def test_one_wrong_digit_is_noticed(position: int, other: int) -> None:
    digits = [int(digit) for digit in SAMPLE[2:]]
    digits[position] = (digits[position] + other) % 10
    with pytest.raises(IdentifierError) as refusal:
        validate_sheba("".join(map(str, digits)))
    assert refusal.value.reason == "check-digit"


def test_an_account_of_another_country_is_refused() -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_sheba("DE89370400440532013000")
    assert refusal.value.reason == "not-digits"


def test_only_the_last_digits_are_shown() -> None:
    assert mask_sheba(SAMPLE) == "IR" + "•" * 20 + "9002"
