"""The analysis of Persian text: one word, one set of terms, whoever typed it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.analysis import Extra, analyze, analyze_query

ZWNJ = "\u200c"
ARABIC = str.maketrans("یک", "يك")
_WORDS = """
شهر کتاب‌ها می‌سازند استانداری راه‌اندازی مردم‌نهاد سالمندان هیئت مسئولان نامه‌هایی پروژه ۱۴۰۱
دانش‌آموزان نمی‌شود بزرگ‌ترین گفت‌وگو شورای شوراها پیگیری یافته‌اند خمینی‌شهر ۱۲٬۵۰۰ زیبا قانون
NGO
"""
_COMPOUNDS = """
راه‌اندازی نام‌گذاری تسهیل‌گری صورت‌جلسه آیین‌نامه ملک‌شهر مردم‌نهاد خمینی‌شهر شاهین‌شهر
نجف‌آباد جوی‌آباد دعوت‌نامه پی‌گیری سرمایه‌گذاری برنامه‌ریزی بهره‌برداری اطلاع‌رسانی
توانمند‌سازی جمع‌آوری آسیب‌پذیری جامعه‌شناسی رئیس‌جمهور نرم‌افزار بین‌المللی راه‌آهن دانش‌آموز
"""
WORDS, COMPOUNDS = _WORDS.split(), _COMPOUNDS.split()
PERSIAN_TEXT = st.text(
    alphabet=st.sampled_from("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئؤأء‌ ۱۲۳،.؟ًَُِّ"), max_size=80
)


def same_terms(*spellings: str) -> bool:
    return all(analyze(spelling) == analyze(spellings[0]) for spelling in spellings)


def share_a_term(first: str, second: str) -> bool:
    return bool({*analyze(first)} & {*analyze(second)})


@pytest.mark.parametrize(
    "compound",
    COMPOUNDS,
)
def test_a_compound_is_one_word_joined_half_joined_and_apart(compound: str) -> None:
    glued, spaced = compound.replace(ZWNJ, ""), compound.replace(ZWNJ, " ")

    assert same_terms(
        compound, glued, spaced, compound.translate(ARABIC), compound.replace(ZWNJ, "¬")
    )


def test_the_first_words_of_the_requirement() -> None:
    assert same_terms(
        "راهاندازی", "راه اندازی", "راه‌اندازی", "راه‌اندازي", "راه اندازي", "راهاندازي"
    )
    assert same_terms("۱۴۰۱", "١٤٠١", "1401")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتاب علي", "کتاب علی"),
        ("فارسى", "فارسی"),
        ("هیأت", "هیئت"),
        ("مسؤول", "مسئول"),
        ("بوئین", "بویین"),
        ("نائین", "نایین"),
        ("طهران", "تهران"),
        ("اطاق", "اتاق"),
        ("شهداء", "شهدا"),
        ("خانهٔ", "خانه‌ی"),
        ("خانۀ", "خانه"),
        ("درجة", "درجه"),
        ("آئین", "آیین"),
        ("قرآن", "قران"),
        ("مُحَمَّد", "محمد"),
        ("دســتور", "دستور"),
        ("\ufee3\ufeaa\ufbfe\ufeae", "مدیر"),
        ("\ufedb\ufe98\ufe8e\ufe91\ufbfe", "کتابی"),
        ("\u202bاصفهان\u202c\u200f", "اصفهان"),
        ("عیسی", "عیسا"),
        ("حقوق¬دانان", "حقوق‌دانان"),
        ("NGO", "ngo"),
        ("Café", "cafe"),
        ("اسالمی", "اسلامی"),
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert analyze(one)
    assert same_terms(one, other)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("کتاب", "کتاب‌ها کتابها کتاب‌های کتاب‌هایی کتابهایشان کتاب‌هایم کتابی کتب"),
        ("سازمان", "سازمان‌ها سازمانهای سازمانی"),
        ("بزرگ", "بزرگ‌تر بزرگترین بزرگ‌ترین بزرگی"),
        ("معلم", "معلمان معلمین معلم‌ها"),
        ("مسئول", "مسئولین مسئولان مسؤولان"),
        ("اطلاع", "اطلاعات اطلاعاتی"),
        ("دانشجو", "دانشجویان دانشجویی دانشجوها"),
        ("نماینده", "نمایندگان نماینده‌ها نمایندگی"),
        ("شورا", "شورای شوراها شوراهای شورایی"),
        ("خبر", "اخبار خبرها خبری"),
        ("منطقه", "مناطق منطقه‌ای منطقه‌ها"),
        ("جلسه", "جلسات جلسه‌ها جلسه‌ای"),
        ("شهید", "شهدا شهدای شهیدان"),
        ("عضو", "اعضا اعضای اعضاء"),
        ("قانون", "قوانین قانونی قوانینی"),
        ("شکایت", "شکایات شکایت‌ها"),
        ("ساخت", "می‌سازد می‌سازند نمی‌سازند بسازد ساختند ساخته‌اند ساخته‌است سازندگان نساخت می‌ساخت"),
        ("نوشت", "می‌نویسد مینویسند نوشته‌اند بنویسید نویسنده نویسندگان نوشتند"),
        ("رفت", "می‌رود نمی‌روند می‌رفت رفتند بروید"),
        ("برگشت", "برمی‌گردد برمیگردند برنمی‌گردد برگشتند"),
        ("گفتگو", "گفت‌وگو گفت‌وگوها"),
    ],
)
def test_forms_of_a_word_meet_in_one_term(base: str, forms: str) -> None:
    for form in forms.split():
        assert analyze(form)[0] == analyze(base)[0], form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نام", "نامه"),
        ("هفت", "هفته"),
        ("زمین", "زمینه"),
        ("باز", "بازی"),
        ("مهم", "مهمان"),
        ("مرد", "مردم"),
        ("تور", "تورات"),
        ("دف", "دفتر"),
        ("است", "استان"),
        ("فرم", "فرمان"),
        ("مالک", "ملاک"),
        ("درس", "مدرسه"),
        ("نمک", "مکید"),
        ("برنج", "رنجید"),
        ("نرم", "رمید"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert not share_a_term(one, other)


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("می‌شود", "میشود"),
        ("می سازد", "می‌سازد"),
        ("تشکل های", "تشکل‌های"),
        ("رفته اند", "رفته‌اند"),
        ("ساخته است", "ساختهاست"),
        ("برمی گردد", "برمی‌گردد"),
        ("گفت و گو", "گفتگو"),
        ("بزرگ تر", "بزرگ‌تر"),
        ("خانه ای", "خانه‌ای"),
        ("ماده ۵۵", "ماده۵۵"),
    ],
)
def test_endings_and_prefixes_may_stand_apart(apart: str, together: str) -> None:
    assert same_terms(f"دیروز {apart}", f"دیروز {together}")


@pytest.mark.parametrize(
    ("run_together", "words"),
    [
        ("شوراياسلامي", "شورای اسلامی"),
        ("ومشكلات", "مشکلات"),
        ("وتوسعه", "توسعه"),
        ("درزمینه", "زمینه"),
        ("قانوندولتی", "قانون دولتی"),
    ],
)
def test_known_words_that_were_run_together_are_found(run_together: str, words: str) -> None:
    assert {*analyze(words)} <= {*analyze(run_together)}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("۱۲٬۳۴۵٬۶۷۸ ریال", ["12345678", "ریال"]),
        ("12,345,678 ریال", ["12345678", "ریال"]),
        ("۱۴۰۱/۱۲/۱۸", ["1401", "12", "18", "14011218"]),
        ("18/12/1401", ["18", "12", "1401", "14011218"]),
        ("۱۴۰۲/۷/۹", ["1402", "7", "9", "14020709"]),
        ("۱۴۰۲-۰۷-۰۹", ["1402", "7", "9", "14020709"]),
        ("۳٫۵", ["3", "5", "3ممیز5"]),
        ("۱۳۹۰-۱۳۹۵", ["1390", "1395"]),
        ("۰۳۱-۳۲۲۲۳۳۴۴", ["031", "32223344"]),
        ("covid19", ["covid19", "covid", "19"]),
        ("covid-19", ["covid", "19"]),
    ],
)
def test_numbers(text: str, terms: list[str]) -> None:
    assert analyze(text) == terms


def test_a_question_is_its_subject() -> None:
    assert same_terms("کتابخانهٔ شهر کجاست؟", "کتابخانهٔ شهر", "کتابخانه شهر کدام است")


def test_stop_words_alone_are_kept() -> None:
    assert analyze("از ما") == ["ما"]
    assert analyze("چرا") == ["چرا"]
    assert analyze("هر کجا") == ["هر"]


def test_extra_terms_are_marked_and_last_of_their_word() -> None:
    assert [type(term) for term in analyze("مردم‌نهاد")] == [str, str, Extra]


@pytest.mark.parametrize(
    "text", ["", " ", "؟!.", "\x00", "\ud800", "😀", ZWNJ, "ـ", "\u0651", "_", "¬¬"], ids=ascii
)
def test_nothing_to_find_gives_no_terms(text: str) -> None:
    assert analyze(text) == []


def test_control_characters_and_half_surrogates_vanish() -> None:
    assert same_terms("کتا\x00ب", "کتا\ud800ب", "کتاب\ufeff", "کتاب")


@given(st.text(max_size=200))
def test_any_text_gives_clean_terms(text: str) -> None:
    terms = analyze(text)

    assert all(term.isalnum() and len(term) <= 64 for term in terms)
    assert all(ord(char) > 0x20 and not 0xD800 <= ord(char) < 0xE000 for t in terms for char in t)
    analyze(" ".join(terms))


@given(PERSIAN_TEXT)
def test_letters_digits_and_marks_never_matter(text: str) -> None:
    arabic = text.translate(str.maketrans("یک۱۲۳", "يك123"))

    assert analyze(arabic) == analyze(text)
    assert analyze(text.replace(ZWNJ, "¬")) == analyze(text)
    assert analyze("\u200f" + text.replace("ب", "ب\u200d")) == analyze(text)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_dropped_zwnj_finds_the_same_words(sentence: list[str]) -> None:
    text = " ".join(["دریا", *sentence])
    terms, glued = {*analyze(text)}, {*analyze(text.replace(ZWNJ, ""))}

    assert terms == glued


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_a_query_is_analysed_as_a_document(sentence: list[str]) -> None:
    assert analyze_query(" ".join(sentence)) == analyze(" ".join(sentence))


def test_a_query_is_bounded() -> None:
    assert analyze_query("کوه " * 100_000) == ["کوه"] * 250


PATTERNS = [
    *("ا", "کتاب ", "کتاب‌", "می ", "راه اندازی ", "گفت و ", "1/", "۱۲,", "\u0651ا", "¬", "aB9"),
    *("😀", ZWNJ, "\ufdfa"),
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_long_texts_take_time_in_proportion(pattern: str) -> None:
    def seconds(size: int) -> float:
        text = pattern * (size // len(pattern))
        start = time.process_time()
        analyze(text)
        return time.process_time() - start

    assert seconds(160_000) < 0.1 + 40 * seconds(10_000)


def test_a_megabyte_of_one_word_is_no_trouble() -> None:
    assert analyze("ا" * 1_000_000) == ["ا" * 64]
