"""Texts and queries to the terms that engines store and match.

A field's weight is how often its terms are stored: so every engine, whatever it can be told, ranks
one plain field by the same BM25. See docs/search.md.
"""

from dataclasses import dataclass

from persian.analysis import Extra, analyze, spans
from persian.letters import clean_input

# Found by measuring; see docs/search.md.
TITLE_WEIGHT = 3
NUMBER_WEIGHT = 4
# A book of a million letters would be one entry that is found by every word.
MAX_TEXT = 200_000
MAX_QUERY = 300
MAX_GROUPS = 24


def weighted_terms(*, title: str, number: str, text: str) -> list[str]:
    """Return the terms of an entry, those of title and number as often as their fields weigh."""
    return [
        *analyze(number) * NUMBER_WEIGHT,
        *analyze(title) * TITLE_WEIGHT,
        *analyze(text[:MAX_TEXT]),
    ]


@dataclass(frozen=True)
class Group:
    """A word of a query: all of ``terms`` find it, or one of ``twins``, its other spellings."""

    terms: tuple[str, ...]
    twins: tuple[str, ...] = ()
    typed: str = ""

    @property
    def all_terms(self) -> tuple[str, ...]:
        """Everything that the word is found by."""
        return (*self.terms, *self.twins)


def query_groups(text: str) -> list[Group]:
    """Return the words of what somebody typed, each once, in order; at most ``MAX_GROUPS``.

    Neighbours that share a twin («راه اندازی») are one word, as where they are written as one.
    """
    text = clean_input(text[:MAX_QUERY])
    found: list[Group] = []
    for span in spans(text):
        terms = tuple(term for term in span.terms if not isinstance(term, Extra))
        twins = tuple(str(term) for term in span.terms if isinstance(term, Extra))
        typed = text[span.start : span.end]
        if found and twins and found[-1].twins == twins:
            before = found.pop()
            terms, typed = before.terms + terms, f"{before.typed} {typed}"
        found.append(Group(tuple(dict.fromkeys(terms)), twins, typed))
    seen: set[str] = set()
    kept = []
    for group in found:
        terms = tuple(term for term in group.terms if term not in seen)
        twins = tuple(term for term in group.twins if term not in seen and term not in terms)
        seen.update(terms, twins)
        if terms or twins:
            kept.append(Group(terms, twins, group.typed))
    return kept[:MAX_GROUPS]
