"""Postal codes are tested for what is published about them."""

import pytest

from persian.identifiers import IdentifierError, mask_postal_code, validate_postal_code


def test_the_two_halves_may_be_written_apart() -> None:
    assert validate_postal_code("۱۶۱۹۷-۳۵۷۴۴") == "1619735744"


@pytest.mark.parametrize("written", ["0619735744", "1612735744", "1619035744"])
def test_nought_and_two_do_not_occur_in_the_route(written: str) -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_postal_code(written)
    assert refusal.value.reason == "forbidden-digit"


def test_nought_and_two_may_occur_in_the_place() -> None:
    assert validate_postal_code("1619702020") == "1619702020"


def test_only_the_route_is_shown() -> None:
    assert mask_postal_code("1619735744") == "16197•••••"
