"""What BM25 can give at most: why a page can be right without every hit having been scored.

However often an entry has a term, the term gives it less than ``most(idf)``. Of many words the
common ones give so little that an entry with none but those stays below a page that is full of
entries with rarer ones (Turtle and Flood's MaxScore). And of one word that tens of thousands have,
the page is full of entries where it is strong: in the title, or often in a short text.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.engines.base import K1, RECENT, B

# A term is strong in an entry that it gives this part of the most that it can give, in a text
# reckoned with an average of ``AVERAGE`` terms. What is indexed by it is made anew with it.
STRONG = 0.7
AVERAGE = 100
# Below, FTS5 lets a word weigh as good as nothing.
LEAST_IDF = 1e-6
# Of how many hits scoring all of them is no worse than looking for those that matter.
TRIED_PART = 0.4


def most(idf: float) -> float:
    """Return what a term gives at most, to an entry of today."""
    return idf * (K1 + 1) * (1 + RECENT)


def strong_terms(terms: Sequence[str]) -> list[str]:
    """Return the terms that are strong in an entry, each once."""
    length = K1 * (1 - B + B * len(terms) / AVERAGE)
    return [term for term, times in Counter(terms).items() if times >= STRONG * (times + length)]


def most_where_weak(average: float) -> float:
    """Return the part that a term gives at most where it is not strong, for a true average."""
    if average <= 0:
        return 1.0
    shorter = min(1.0, AVERAGE / average)
    return 1 / (1 + (1 - STRONG) / STRONG * shorter)


@dataclass(frozen=True)
class Split:
    """Terms of a query: without the rare ones an entry has less than ``bound``."""

    rare: list[str]
    common: list[str]
    bound: float


def splits(idfs: dict[str, float], counts: dict[str, int]) -> Iterator[Split]:
    """Yield splits in which ever more terms are looked for, those that promise little left out.

    The first is the one whose bound two of the rarest words are likely to surpass.
    """
    terms = sorted(idfs, key=lambda term: (-idfs[term], term))
    likely = sum(most(idfs[term]) for term in terms[:2]) / (2 * (1 + RECENT))
    for number in range(1, len(terms)):
        rare, common = terms[:number], terms[number:]
        if sum(counts[term] for term in rare) > TRIED_PART * sum(counts.values()):
            return
        bound = sum(most(idfs[term]) for term in common)
        if bound <= likely:
            yield Split(rare, [term for term in common if idfs[term] > LEAST_IDF], bound)


def fts_idf(entries: int, having: int) -> float:
    """Return the rarity of a term as FTS5 reckons it."""
    return max(LEAST_IDF, math.log((entries - having + 0.5) / (having + 0.5)))
