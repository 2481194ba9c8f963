"""Telephone numbers are read with every prefix; wrong ones say what is wrong."""

import pytest

from persian.identifiers import (
    IdentifierError,
    mask_landline,
    mask_mobile,
    validate_landline,
    validate_mobile,
)


@pytest.mark.parametrize(
    "written",
    [
        "09123456789",
        "9123456789",
        "+989123456789",
        "00989123456789",
        "989123456789",
        "+98 0912 345 6789",
        "+98 (912) 345-67-89",
        "۰۹۱۲ ۳۴۵ ۶۷۸۹",
        "\u202a٠٩١٢\u200c٣٤٥\u200c٦٧٨٩\u202c",
    ],
)
def test_a_mobile_number_is_read_with_every_prefix(written: str) -> None:
    assert validate_mobile(written) == "09123456789"


@pytest.mark.parametrize(
    "written",
    [
        "03132222222",
        "3132222222",
        "+983132222222",
        "00983132222222",
        "983132222222",
        "031-32222222",
    ],
)
def test_a_landline_number_is_read_with_every_prefix(written: str) -> None:
    assert validate_landline(written) == "03132222222"


@pytest.mark.parametrize(
    ("written", "got"),
    [("091234567", 9), ("912345678", 9), ("+98912345678", 10), ("091234567890", 12)],
)
def test_a_mobile_number_of_wrong_length_tells_both_lengths(written: str, got: int) -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_mobile(written)
    assert refusal.value.reason == "wrong-length"
    assert (refusal.value.expected, refusal.value.got) == (11, got)


def test_a_landline_number_without_its_area_tells_both_lengths() -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_landline("32222222")
    assert (refusal.value.expected, refusal.value.got) == (11, 8)


@pytest.mark.parametrize("written", ["03132222222", "19123456789", "+12025550123"])
def test_a_mobile_number_begins_with_nought_nine(written: str) -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_mobile(written)
    assert refusal.value.reason == "wrong-start"


@pytest.mark.parametrize("written", ["09123456789", "00132222222", "+12025550123"])
def test_a_landline_number_begins_with_an_area(written: str) -> None:
    with pytest.raises(IdentifierError) as refusal:
        validate_landline(written)
    assert refusal.value.reason == "wrong-start"


def test_masked_numbers_can_be_recognised_by_their_owner() -> None:
    assert mask_mobile("+98 912 345 4567") == "0912•••4567"
    assert mask_landline("031 3222 2222") == "031••••2222"
