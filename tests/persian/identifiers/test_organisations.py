"""The id of a legal person carries its check digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.identifiers import IdentifierError, is_valid_legal_id, mask_legal_id, validate_legal_id


@given(head=st.integers(0, 9_999_999_999).map("{:010}".format))
def test_exactly_one_check_digit_fits(head: str) -> None:
    assert sum(is_valid_legal_id(head + digit) for digit in "0123456789") == 1


def test_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_legal_id("14005893876")
    assert refusal.value.reason == "check-digit"


def test_only_the_last_digits_are_shown() -> None:
    assert mask_legal_id("14005893875") == "••••••••875"
