"""Every pitfall seen in real pages has one form here, and no text breaks the folding."""

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.letters import SEARCH_FOLD, clean_input, compact_key, search_key, slug

# Half of each text is what our rules are about: otherwise a random text hardly meets them.
TRICKY = (
    "اآأإٱةهۀەیيىكکگپچژؤئءب \u200c\u200d¬ـ\u00ad\u200b\u001f\u200e\u200f\u202b\u2067\ufeff\u00a0"
    "\u0653\u0654\u064e\u0651\u0670\u0301\u0316\u0344۰۵٠٥aZé-،.«»\r\n\t\x00ﻻﻼﺎﭗﮤﷲﷺﱠﹰ\ud800"
)
TEXTS = st.text(st.sampled_from(TRICKY) | st.characters(), max_size=40)
FOLDINGS = pytest.mark.parametrize("fold", [clean_input, search_key, compact_key, slug])
Folding = Callable[[str], str]


@FOLDINGS
@given(text=TEXTS)
def test_folding_twice_is_folding_once(fold: Folding, text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@FOLDINGS
@given(text=st.text(st.sampled_from(TRICKY), max_size=12))
def test_what_comes_out_can_be_stored_as_utf8_without_nul(fold: Folding, text: str) -> None:
    assert b"\x00" not in fold(text).encode("utf-8")


@FOLDINGS
@given(text=TEXTS)
def test_canonically_equal_texts_fold_alike(fold: Folding, text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(text=TEXTS)
def test_cleaning_never_changes_what_a_text_is_found_by(text: str) -> None:
    assert search_key(clean_input(text)) == search_key(text)


@FOLDINGS
@pytest.mark.parametrize(
    "text",
    [
        "می\u200cشود" * 60_000,
        "\u200c" * 400_000 + "ب",
        "ب" + "ـ" * 400_000,
        "بـ" * 200_000,
        "ه" + " " * 400_000,
        "ه ی" * 130_000,
        "ا" + "ء" * 400_000,
        "\u0300\u0316" * 200_000,
        "\u064e\u0654" * 200_000,
        "\ud800\x00" * 200_000,
    ],
    ids=["text", "zwnj", "tatweel", "kashida", "spaces", "ezafe", "hamza", "zalgo", "vowels", "no"],
)
def test_a_huge_text_takes_linear_time(fold: Folding, text: str) -> None:
    begin = time.process_time()
    fold(text)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("آيين\u200cنامه تشكل\u200cهاي", "آیین\u200cنامه تشکل\u200cهای"),
        ("فارسى مى\u200cکند", "فارسی می\u200cکند"),
        ("حقوق¬دانان می¬شود", "حقوق\u200cدانان می\u200cشود"),
        ("می\u00adشود، می\u200bشود، می\u001fشود", "می\u200cشود، می\u200cشود، می\u200cشود"),
        ("نویسـندگان دسـتور", "نویسندگان دستور"),
        ("مـَدرسه", "مَدرسه"),
        ("نقشۀ شهر", "نقشهٔ شهر"),
        ("ﺷﻬﺮﺩﺍﺭﻱ ﺍﺻﻔﻬﺎﻥ", "شهرداری اصفهان"),
        ("ﺳﻼﻡ، ﻻﺯﻡ، ﻷ", "سلام، لازم، لأ"),
        ("مسي\u0654ول", "مسئول"),
        ("مسی\u0654ول", "مسئول"),
        ("ا\u0653ب", "آب"),
        ("\ufeff\u200fسلام\u202e\u2067 دنیا\u2069\u202c", "سلام دنیا"),
        ("یک\u00a0دو\u3000سه\u202fچهار\tپنج", "یک دو سه چهار پنج"),
        ("یک\r\nدو\rسه\u2028چهار\x85پنج", "یک\nدو\nسه\nچهار\nپنج"),
        pytest.param("متن\x00\x07\x9f با \ud83dکنترل", "متن با کنترل", id="controls"),
        ("می\u200c\u200c\u200cرود", "می\u200cرود"),
        ("\u200cسلام\u200c دنیا \u200cما\u200c\n\u200cو\u200c", "سلام دنیا ما\nو"),
        ("PDF\u200cها و ۱۰\u200cساله", "PDF\u200cها و ۱۰\u200cساله"),
        ("foo\u200cbar", "foobar"),
        ("  دو سر  ", "دو سر"),
    ],
)
def test_pasted_text_becomes_well_formed(typed: str, clean: str) -> None:
    assert clean_input(typed) == clean


@pytest.mark.parametrize(
    "text",
    [
        "۱۲۳ ٤٥٦ 789 ٫٬٪",
        "کتابِ خوب، مُهر و مِهر",
        "بند الف ـ تبصره ـ ۲",
        "¬p ∧ q",
        "الف¬2",
        "خانه\u200cی ما",
        "رحمة الله علیه",
        "حضرت محمد ﷺ",
        "یک\n\nدو",
        "«نقل» (پرانتز) [قلاب]",
        "Café ☕️ 👍🏽",
    ],
)
def test_what_carries_meaning_stays_as_typed(text: str) -> None:
    assert clean_input(text) == text


def test_heaped_marks_are_cut_to_thirty() -> None:
    assert clean_input("ب" + "\u0301" * 500) == "ب" + "\u0301" * 30


@pytest.mark.parametrize(
    "spellings",
    [
        ("می\u200cشود", "میشود", "مي¬شود", "مى\u00adشود", "می\u200b\u200cشود", "مـی‌شـود"),
        ("نقشهٔ شهر", "نقشۀ شهر", "نقشه\u200cی شهر", "نقشه ی شهر", "نقشة شهر", "نقشه شهر"),
        ("آیین\u200cنامه", "آئین\u200cنامه", "ايين\u200cنامه"),
        ("مؤسسه", "موسسه", "مو\u0654سسه"),
        ("شهداء", "شهدا", "شُهَداء"),
        ("ماده ۱۲", "ماده ١٢", "ماده 12", "ماده １２", "  ماده\u00a0\n12 "),
        ("إسلام", "أسلام", "ٱسلام", "اسلام", "ﺍﺳﻼﻡ"),
        ("PDF", "pdf", "\u200fPdf", "ＰＤＦ"),
        ("«نشاط»", '"نشاط"', "“نشاط”"),
        ("\u1fb2", "α\u0300\u0345", "Α", "α"),
        ("۸۶٪", "86%"),
        ("۱٬۲۰۰٫۵", "1,200.5"),
        ("شهر؟ روستا؛", "شهر? روستا;"),
    ],
)
def test_spellings_of_one_thing_share_a_search_key(spellings: tuple[str, ...]) -> None:
    assert len({search_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        ("می شود", "می\u200cشود"),
        ("خانه\u200cای", "خانه"),
        ("گواهی", "گواه"),
        ("راه یزد", "راه"),
        ("قرائت", "قراءت"),
        ("ژاله", "زاله"),
        ("چپ", "جب"),
    ],
)
def test_different_things_keep_different_search_keys(pair: tuple[str, str]) -> None:
    assert search_key(pair[0]) != search_key(pair[1])


def test_search_key_is_plain_lower_case_words_with_single_spaces() -> None:
    assert search_key("\u200f آيين\u200cنامهٔ\u00a0 شـماره\n ۱۲/الف ") == "اییننامه شماره 12/الف"


@pytest.mark.parametrize(
    "spellings",
    [
        ("خمینی\u200cشهر", "خميني شهر", "خمینی¬شهر", "خمینی-شهر", "خمینیشهر", " خمینی  شهر. "),
        ("مردم\u200cنهاد", "مردم نهاد", "مردمنهاد", "«مردم‌نهاد»"),
    ],
)
def test_compact_key_forgets_spaces_and_punctuation(spellings: tuple[str, ...]) -> None:
    assert len({compact_key(spelling) for spelling in spellings}) == 1


def test_the_folding_table_leaves_a_zwnj_to_split_at() -> None:
    assert "آيين¬نامه‌هاي".translate(SEARCH_FOLD) == "ایین\u200cنامه\u200cهای"


def test_the_folding_table_stays_bounded() -> None:
    "".join(map(chr, range(0x30000))).translate(SEARCH_FOLD)
    assert len(SEARCH_FOLD) <= 20_000


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("آیین\u200cنامهٔ تشکل\u200cها", "آیین-نامه-تشکل-ها"),
        ("نشست ۱۲، مورخ ۱۴۰۵/۹/۱", "نشست-12-مورخ-1405-9-1"),
        ("  --Open_Data ۲۰۲۶!-- ", "open-data-2026"),
        ("مُصوّبه", "مصوبه"),
        ("؟!", ""),
        ("", ""),
    ],
)
def test_slug_keeps_words_apart_with_single_hyphens(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize(
    ("limit", "expected"), [(3, "دفت"), (8, "دفتر"), (9, "دفتر-امور"), (12, "دفتر-امور")]
)
def test_slug_is_cut_between_words_when_it_can_be(limit: int, expected: str) -> None:
    assert slug("دفتر امور شوراها", max_length=limit) == expected


@given(text=TEXTS)
def test_slug_is_one_that_django_accepts(text: str) -> None:
    made = slug(text, max_length=10)
    assert len(made) <= 10
    assert all(char.isalnum() or char == "-" for char in made)
