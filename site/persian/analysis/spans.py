"""Where the terms of a text stand in the text as it was written, for highlighting."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from persian.analysis.text import UNSEEN, WORD, look_up, merge
from persian.analysis.words import raw_terms

_UNSEEN: Final = frozenset(UNSEEN)


class Span(NamedTuple):
    """The characters `start` to `end` of the original, and the terms they are found by."""

    start: int
    end: int
    terms: tuple[str, ...]


def spans(text: str) -> list[Span]:
    """The words of `text` that have terms, in order; together they have all that `analyze` finds.

    Two words that make a compound («راه اندازی») are two spans where each has a meaning of its own,
    and then both carry the term of the whole; else they are one.
    """
    return _spans(text, None)


def _spans(text: str, wanted: frozenset[str] | None) -> list[Span]:
    """The spans of `text`, or no more of them than those with a wanted term and a few others."""
    matches = list(WORD.finditer(text))
    found, begins = merge([match.group() for match in matches])
    placed: list[Span] = []
    has_terms = False
    for index, word in enumerate(found):
        if not word.terms:
            continue
        has_terms = True
        if wanted is None or not wanted.isdisjoint(word.terms):
            placed += _place(text, matches[begins.get(index, index) : index + 1], word.terms)
    if has_terms:
        return placed
    return [
        Span(match.start(), _end(text, match), tuple(terms))
        for match in matches
        if (terms := raw_terms(match.group()))
    ]


def _place(text: str, matches: list[re.Match[str]], terms: tuple[str, ...]) -> list[Span]:
    """The spans of a word, or of neighbours that are one."""
    if len(matches) > 1:
        own = [look_up(match.group()).terms for match in matches]
        together = tuple(term for part in own for term in part)
        if all(own) and terms[: len(together)] == together:
            whole = terms[len(together) :]
            return [
                Span(match.start(), _end(text, match), part + whole)
                for match, part in zip(matches, own, strict=True)
            ]
    return [Span(matches[0].start(), _end(text, matches[-1]), terms)]


def highlight_spans(text: str, query_terms: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end of every word of `text` that one of `query_terms` finds; none overlap."""
    wanted = frozenset(query_terms)
    return [
        (start, end) for start, end, terms in _spans(text, wanted) if not wanted.isdisjoint(terms)
    ]


def _end(text: str, match: re.Match[str]) -> int:
    """Where the word ends, without the joiners and bidi marks that trail it."""
    end = match.end()
    while text[end - 1] in _UNSEEN:
        end -= 1
    return end
