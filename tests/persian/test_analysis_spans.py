"""Terms lead back to the text as it was written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.analysis import Span, analyze, analyze_query, highlight_spans, spans

MARKED = st.text(
    alphabet=st.sampled_from("ابکیلمنهوشدر\u200c¬\u0651\u200f\ufee3\ufefb\ufdfa ۱2/.،می"),
    max_size=60,
)


def highlighted(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in highlight_spans(text, analyze_query(query))]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("نشست شورای شهر", "شوراها", ["شورای"]),
        ("پنج كتاب‌ تازه", "کتاب‌ها", ["كتاب"]),
        ("حقوق¬دانان آمدند", "حقوق‌دانان", ["حقوق¬دانان"]),
        ("\ufee3\ufeaa\ufbfe\ufeae شهر", "مدیر", ["\ufee3\ufeaa\ufbfe\ufeae"]),
        ("اهل \ufefb\ufedf\ufeea بود", "لاله", ["\ufefb\ufedf\ufeea"]),
        ("مُحَمَّد آمد", "محمد", ["مُحَمَّد"]),
        ("«\u200fاصفهان\u200f» زیباست", "اصفهان", ["اصفهان"]),
        ("مراسم راه‌اندازی دفتر", "راهاندازی", ["راه‌اندازی"]),
        ("مراسم راه  اندازی دفتر", "راه‌اندازی", ["راه", "اندازی"]),
        ("مراسم راهاندازي دفتر", "راه اندازی", ["راهاندازي"]),
        ("کارخانه را می سازند", "ساخت", ["می سازند"]),
        ("در ۱۴۰۱/۱۲/۱۸ بود", "1401/12/18", ["۱۴۰۱/۱۲/۱۸"]),
        ("بهای ۱۲٬۵۰۰ تومان", "12500", ["۱۲٬۵۰۰"]),
        ("گفت و گوی تازه", "گفتگو", ["گفت و گوی"]),
        ("خانهٔ ما", "خانه", ["خانهٔ"]),
        ("شهرهای بزرگ خانه دارند", "بزرگخانه", ["بزرگ", "خانه"]),
        ("شهر و روستا، شهر و دریا", "شهر", ["شهر", "شهر"]),
        ("هیچ", "شهر", []),
        ("", "شهر", []),
    ],
)
def test_what_a_query_finds_is_highlighted_in_the_original(
    text: str, query: str, words: list[str]
) -> None:
    assert highlighted(text, query) == words


def test_spans_carry_all_terms_of_their_word() -> None:
    assert spans("نام‌گذاری شهر") == [Span(0, 9, ("نام", "گذار", "نامگذار")), Span(10, 13, ("شهر",))]


def test_a_text_of_stop_words_can_be_highlighted() -> None:
    assert highlighted("از ما", "ما") == ["ما"]


@given(MARKED | st.text(max_size=80))
def test_spans_are_ordered_and_hold_the_terms_of_the_text(text: str) -> None:
    found = spans(text)

    assert {term for span in found for term in span.terms} == {*analyze(text)}
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(MARKED | st.text(max_size=80))
def test_a_text_is_highlighted_whole_by_its_own_terms(text: str) -> None:
    assert highlight_spans(text, analyze(text)) == [(start, end) for start, end, _ in spans(text)]
