"""What every identifier promises, whatever kind it is."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian import identifiers
from persian.identifiers import IdentifierError

Converter = Callable[[str], str]


class Kind(NamedTuple):
    normalize: Converter
    validate: Converter
    is_valid: Callable[[str], bool]
    mask: Converter


def kind(name: str) -> Kind:
    verbs = ("normalize", "validate", "is_valid", "mask")
    return Kind(*(getattr(identifiers, f"{verb}_{name}") for verb in verbs))


SAMPLES = {
    "national_id": ("0010350829", "0077611616"),
    "foreign_code": ("123456789012",),
    "legal_id": ("14005893875", "10101780644"),
    "mobile": ("09123456789", "09991234567"),
    "landline": ("03132222222", "02188888888"),
    "postal_code": ("1619735744",),
    "sheba": ("IR820540102680020817909002",),
}
KINDS = pytest.mark.parametrize("name", SAMPLES)
EACH_SAMPLE = pytest.mark.parametrize(
    ("name", "sample"), [(name, sample) for name, samples in SAMPLES.items() for sample in samples]
)
TEXTS = st.text(st.sampled_from("۰۹٣0189+-IRir /\u200c\u200f\ud800²") | st.characters())


@EACH_SAMPLE
def test_published_samples_are_valid_and_canonical(name: str, sample: str) -> None:
    assert kind(name).is_valid(sample)
    assert kind(name).validate(sample) == kind(name).normalize(sample) == sample


@EACH_SAMPLE
@pytest.mark.parametrize("digits", ["۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"])
@pytest.mark.parametrize("between", [" ", "-", "\u200c", "\u00a0", "\u2013", "."])
def test_any_digits_and_groups_are_read(name: str, sample: str, digits: str, between: str) -> None:
    written = sample.translate(str.maketrans("0123456789", digits))
    grouped = between.join(written[i : i + 4] for i in range(0, len(written), 4))
    assert kind(name).validate(f"\u200f\u202a {grouped}\u202c\ufeff\n") == sample


@KINDS
@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), (" \u200f-\u200c ", "empty"), ("سلام", "not-digits")]
)
def test_what_has_no_digits_is_refused(name: str, text: str, reason: str) -> None:
    with pytest.raises(IdentifierError) as refusal:
        kind(name).validate(text)
    assert refusal.value.reason == reason


@EACH_SAMPLE
@pytest.mark.parametrize("change", [-1, 1])
def test_a_missing_or_added_digit_is_refused_with_its_counts(
    name: str, sample: str, change: int
) -> None:
    written = sample[:-1] if change < 0 else sample + "1"
    expected = sum(char.isdigit() for char in sample)
    if name == "national_id" and change < 0:
        written = sample[:7]
        change = 7 - expected
    with pytest.raises(IdentifierError) as refusal:
        kind(name).validate(written)
    assert refusal.value.reason == "wrong-length"
    assert (refusal.value.expected, refusal.value.got) == (expected, expected + change)


@EACH_SAMPLE
def test_a_mask_keeps_the_length_and_hides_most_digits(name: str, sample: str) -> None:
    shown = kind(name).mask(sample)
    assert len(shown) == len(sample)
    assert shown.count("•") >= 3
    assert all(char in ("•", original) for char, original in zip(shown, sample, strict=True))


@KINDS
@pytest.mark.parametrize("text", ["", "0912", "نام و نام خانوادگی", "1" * 40])
def test_what_is_not_valid_is_masked_whole(name: str, text: str) -> None:
    assert kind(name).mask(text) == "•••"


@KINDS
@given(text=TEXTS)
def test_any_text_is_normal_after_normalizing_and_valid_or_refused(name: str, text: str) -> None:
    normal = kind(name).normalize(text)
    assert kind(name).is_valid(normal) == kind(name).is_valid(text)
    if kind(name).is_valid(text):
        assert kind(name).normalize(normal) == normal == kind(name).validate(text)


@KINDS
def test_a_huge_text_is_refused_and_not_counted_with(name: str) -> None:
    with pytest.raises(IdentifierError, match="wrong-length"):
        kind(name).validate("1" * 1_000_000)
