"""A small search of our own: the passage comes first, however it or the question is typed."""

import math
import re
from collections import Counter
from collections.abc import Callable

import pytest

from persian.analysis import Extra, analyze, analyze_query
from tests.persian.analysis_corpus import PASSAGES, QUERIES

ZWNJ = "\u200c"
ARABIC = str.maketrans("یک", "يك")
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
ARABIC_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")

Noise = Callable[[str], str]
Analyzer = Callable[[str], list[str]]
NOISES: dict[str, Noise] = {
    "clean": str,
    "arabic letters": lambda text: text.translate(ARABIC),
    "ZWNJ dropped": lambda text: text.replace(ZWNJ, ""),
    "ZWNJ as a space": lambda text: text.replace(ZWNJ, " "),
    "ZWNJ as Word leaves it": lambda text: text.replace(ZWNJ, "\u00ac"),
    "Latin digits": lambda text: text.translate(DIGITS),
    "Arabic digits": lambda text: text.translate(ARABIC_DIGITS),
    "no hamza": lambda text: text.replace("هٔ", "ه"),
    "all together": lambda text: text.replace(ZWNJ, "").translate(ARABIC).translate(DIGITS),
}


class Index:
    """BM25 as the search engines count it, over `PASSAGES`."""

    def __init__(self, noise: Noise, analyzer: Analyzer = analyze) -> None:
        self.analyzer = analyzer
        terms = {key: analyzer(noise(text)) for key, text in PASSAGES.items()}
        self.counts = {key: Counter(found) for key, found in terms.items()}
        self.lengths = {
            key: sum(not isinstance(term, Extra) for term in found) for key, found in terms.items()
        }
        self.mean = sum(self.lengths.values()) / len(self.lengths)
        self.frequency = Counter(term for found in terms.values() for term in set(found))

    def ranked(self, query: str) -> list[str]:
        terms = self.analyzer(query)
        scores = {key: sum(self._score(key, term) for term in terms) for key in self.counts}
        return sorted((key for key in scores if scores[key]), key=lambda key: -scores[key])

    def _score(self, key: str, term: str) -> float:
        count, found_in = self.counts[key][term], self.frequency[term]
        idf = math.log(1 + (len(self.counts) - found_in + 0.5) / (found_in + 0.5))
        norm = 1.2 * (0.25 + 0.75 * self.lengths[key] / self.mean)
        return idf * count / (count + norm)


def mean_reciprocal_rank(index: Index, noise: Noise) -> float:
    total = 0.0
    for query, wanted in QUERIES:
        ranked = index.ranked(noise(query))
        total += 1 / (1 + ranked.index(wanted)) if wanted in ranked else 0
    return total / len(QUERIES)


@pytest.fixture(scope="module")
def clean_index() -> Index:
    return Index(str)


@pytest.mark.parametrize("name", NOISES)
def test_noise_in_the_question_changes_next_to_nothing(clean_index: Index, name: str) -> None:
    assert mean_reciprocal_rank(clean_index, NOISES[name]) >= 0.98


@pytest.mark.parametrize("name", NOISES)
def test_noise_in_the_passages_changes_next_to_nothing(name: str) -> None:
    assert mean_reciprocal_rank(Index(NOISES[name]), str) >= 0.98


def test_words_as_they_stand_would_not_do() -> None:
    """The corpus can fail: without the analysis the same noise loses one answer in five."""
    plain = Index(str, re.compile(r"\w+").findall)

    assert mean_reciprocal_rank(plain, NOISES["all together"]) < 0.8


def test_the_query_analysis_is_the_one_of_the_passages() -> None:
    assert all(analyze_query(query) == analyze(query) for query, _ in QUERIES)
