"""Personal data is found by its form, and nothing that only resembles it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.identifiers import is_valid_national_id
from persian.personal_data import LABELS, Found, find_personal_data, mask
from tests.persian.personal_data_corpus import HARMLESS, PERSONAL, Row

SOUP = st.text(
    st.sampled_from("0123456789۰۱۲۳۹٠٩ -./()+:,٬\u200c\u200f\nکدملیپستیIR@abc"), max_size=200
)


def written(text: str) -> list[tuple[str, str]]:
    """What is found, with the letters that it was written in."""
    return [(one.kind, text[one.start : one.end]) for one in find_personal_data(text)]


@pytest.mark.parametrize("row", PERSONAL, ids=lambda row: row[0])
def test_what_is_personal_is_found_where_it_stands(row: Row) -> None:
    text, expected = row
    assert written(text) == expected


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_resembles_it_does_not_alarm(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("کد ملی ۱۰۳۵۰۸۲۹", "0010350829"),
        ("+98 (0) 913 123 4567", "09131234567"),
        ("شبا ۰۵۰۱۷۰۰۰۰۰۰۰۱۲۳۴۵۶۷۸۹۰۱۲", "IR050170000000123456789012"),
        ("۶۰۳۷-۹۹۱۱-۱۲۲۲-۳۳۳۸", "6037991112223338"),
        ("+98 (0)31 3222 2222", "03132222222"),
        ("Ali@Example.COM", "ali@example.com"),
    ],
)
def test_it_is_given_in_its_one_form(text: str, value: str) -> None:
    (one,) = find_personal_data(text)
    assert one.value == value


def test_all_of_it_is_found_in_a_long_text_of_all_rows() -> None:
    rows = [(text, found) for text, found in PERSONAL] + [(text, []) for text in HARMLESS]
    rows.sort(key=lambda row: hashlib.sha256(row[0].encode()).digest())
    text = "\nو اما بعد، این سطر چیز دیگری است.\n".join(text for text, _found in rows)
    assert written(text) == [one for _text, found in rows for one in found]


def test_masking_puts_the_kind_in_place_of_the_number_and_leaves_the_rest() -> None:
    text = "کد ملی ۰۰۱-۰۳۵۰۸۲-۹ و موبایل +98 913 123 4567 در مصوبهٔ ۱۴۰۵/۷"
    masked = mask(text, find_personal_data(text))
    assert masked == "کد ملی [کد ملی] و موبایل [شمارهٔ موبایل] در مصوبهٔ ۱۴۰۵/۷"
    assert find_personal_data(masked) == []
    assert mask(text) == masked
    assert mask(text, []) == text


def test_only_what_is_given_is_masked() -> None:
    text = "۰۹۱۳۱۲۳۴۵۶۷ و sara@example.org"
    mobile, _mail = find_personal_data(text)
    assert mask(text, [mobile, mobile]) == "[شمارهٔ موبایل] و sara@example.org"


def test_every_kind_has_a_name_in_persian() -> None:
    assert {found[0] for _text, row in PERSONAL for found in row} == set(LABELS)
    assert not any(str(label).isascii() for label in LABELS.values())


def test_what_was_found_is_not_printed() -> None:
    assert "10350829" not in repr(find_personal_data("کد ملی ۰۰۱۰۳۵۰۸۲۹"))


@given(SOUP)
def test_no_text_fails_and_places_are_in_order_within_it(text: str) -> None:
    end = 0
    for one in find_personal_data(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@given(st.text(max_size=300))
def test_what_has_no_digits_and_no_at_sign_has_nothing_personal(text: str) -> None:
    kept = "".join(char for char in text if not char.isdecimal() and char != "@")
    assert find_personal_data(kept) == []


@given(SOUP)
def test_a_masked_text_holds_none_of_the_numbers_of_the_first(text: str) -> None:
    found = find_personal_data(text)
    again = {one.value for one in find_personal_data(mask(text, found))}
    assert not again & {one.value for one in found if text.count(text[one.start : one.end]) == 1}


@given(st.integers(1, 999_999_999).map("{:09}".format), st.sampled_from(["{}", "({})", "«{}»،"]))
def test_every_valid_national_id_is_found_in_any_sentence(head: str, around: str) -> None:
    for digit in "0123456789":
        if is_valid_national_id(head + digit):
            text = f"متولد اصفهان {around.format(head + digit)} هستم"
            assert [one.value for one in find_personal_data(text)] == [head + digit]


def test_the_offsets_of_one_that_was_found_lie_in_the_original_text() -> None:
    text = "\u200fكد\u200cملي\u200f: ۰۰۱\u200c۰۳۵۰۸۲۹\u200f!"
    assert find_personal_data(text) == [Found("national-id", 10, 21, "0010350829")]
