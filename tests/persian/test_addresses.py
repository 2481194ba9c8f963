"""One place has one key, however it is written; what is no place has none."""

import pytest

from persian.addresses import address_key

PLACE = "خیابان سعدی، کوچه یاس، پلاک ۱۲"
SPELLINGS = [
    "خ سعدي، ك ياس، پ 12",
    "خ. سعدی ک. یاس پ.۱۲",
    "اصفهان، خیابانِ سعدی، کوچهٔ یاس، پلاک۱۲",
    "پلاک 12، کوچه ی یاس، خیابان سعدی",
    "خیابان شهید سعدی - کوچه یاس - شماره ٱ١٢".replace("ٱ", ""),
    "خیابان سعدی\nکوچه یاس\nپلاک ۱۲",
    "خیابان سعدی، جنب بانک ملی، کوچه یاس، پلاک ۱۲",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_way_to_write_an_address_has_one_key(written: str) -> None:
    assert address_key(written) == address_key(PLACE) != ""


@pytest.mark.parametrize(
    "other",
    [
        "خیابان سعدی، کوچه یاس، پلاک ۱۳",
        "خیابان سعدی، کوچه یاس ۲، پلاک ۱۲",
        "خیابان سعدی، کوچه نرگس، پلاک ۱۲",
        "خیابان حافظ، کوچه یاس، پلاک ۱۲",
        "خیابان سعدی، کوچه یاس، پلاک ۱۲/۱",
        "خیابان سعدی، کوچه یاس، پلاک ۱۲، واحد ۳",
        "خیابان سعدی، کوچه یاس",
    ],
)
def test_another_place_has_another_key(other: str) -> None:
    assert address_key(other) not in ("", address_key(PLACE))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("بلوار آیت‌الله کاشانی، بن‌بست گل", "بولوار آیت الله كاشاني بن بست گل"),
        ("میدان نقش جهان", "م. نقش‌جهان"),
        ("روستای کمشچه، کوچهٔ مسجد", "روستا کمشچه، ک مسجد"),
        ("چهار راه تختی", "چهارراه تختي"),
        ("مجتمع مهر، بلوک ۲، ط ۳", "ط۳ بلوک ۲، مجتمع مهر"),
    ],
)
def test_other_parts_are_known_too(one: str, two: str) -> None:
    assert address_key(one) == address_key(two) != ""


@pytest.mark.parametrize(
    "vague",
    ["", "اصفهان", "خیابان سعدی", "روستای کمشچه", "همان‌جا", "پلاک ۱۲", "کوچه یاس", "خ", "،،", "🙂"],
)
def test_what_names_no_single_place_has_no_key(vague: str) -> None:
    assert address_key(vague) == ""
