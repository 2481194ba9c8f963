"""Where the terms of a text stand in the text as it was written, for highlighting."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from persian.analysis.text import UNSEEN, WORD, merge
from persian.analysis.words import raw_terms

_UNSEEN: Final = frozenset(UNSEEN)


class Span(NamedTuple):
    """The characters `start` to `end` of the original, and the terms they are found by."""

    start: int
    end: int
    terms: tuple[str, ...]


def spans(text: str) -> list[Span]:
    """The words of `text` that have terms, in order; together they have those of `analyze`."""
    matches = list(WORD.finditer(text))
    found, begins = merge([match.group() for match in matches])
    placed = [
        Span(
            matches[begins.get(index, index)].start(), _end(text, matches[index].end()), word.terms
        )
        for index, word in enumerate(found)
        if word.terms
    ]
    return placed or [
        Span(match.start(), _end(text, match.end()), tuple(terms))
        for match in matches
        if (terms := raw_terms(match.group()))
    ]


def highlight_spans(text: str, query_terms: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end of every word of `text` that one of `query_terms` finds; none overlap."""
    wanted = frozenset(query_terms)
    return [(start, end) for start, end, terms in spans(text) if not wanted.isdisjoint(terms)]


def _end(text: str, end: int) -> int:
    """`end` without the joiners and bidi marks that trail the word."""
    while text[end - 1] in _UNSEEN:
        end -= 1
    return end
