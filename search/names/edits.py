"""Which slips of the hand and of the ear two words differ by."""

from typing import Final

from persian.analysis.lexicon import BASES
from persian.names.lexicon import KNOWN, PLAIN_ENDINGS, SPELLINGS
from search.spelling import distance

# Letters of one sound are one; so are doubled «و» and «ی».
SOUND: Final = str.maketrans({
    "ث": "س", "ص": "س", "ذ": "ز", "ض": "ز", "ظ": "ز", "ط": "ت", "ح": "ه", "غ": "ق", "ء": "",
})  # fmt: skip
# Endings that make another name of a name: who writes them means them.
_DERIVED: Final = ("ی", "ه", "ا", "م", "ان", "یان", "ین", "چه")
_SHORTEST_SLIP: Final = 4
_TWO_SLIPS: Final = 9
# So long that no other word is a letter away, by experience.
_LONG: Final = 8
# Letters told apart by dots or a stroke; and the keyboard's rows, whose neighbours are mixed up.
_ALIKE: Final = tuple(
    map(frozenset, ("بپتثنی", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ", "ال"))
)
_ROWS: Final = ("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو")
_NEIGHBOURS: Final = frozenset(
    frozenset(row[at : at + 2]) for row in _ROWS for at in range(len(row) - 1)
)


def sound(word: str) -> str:
    """Return how a folded word sounds, as far as letters say it."""
    heard = word.translate(SOUND)
    return heard.replace("وو", "و").replace("یی", "ی")


def spelling(word: str) -> str:
    """Return the usual spelling of a word that has several («پرفسور», «طهران»)."""
    return SPELLINGS.get(word) or BASES.get(word, word)


def is_slip(one: str, other: str) -> bool:
    """Return whether one folded word is the other with a slip, and not a word by itself."""
    if one == other:
        return False
    one, other = without_plain_ending(one, other)
    if min(len(one), len(other)) < _SHORTEST_SLIP:
        return False
    is_known = one in KNOWN, other in KNOWN
    if all(is_known):
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and longer.removeprefix(shorter) in _DERIVED:
        return False
    far = distance(one, other)
    if far == 1:
        return len(longer) >= _LONG or _is_easy(one, other)
    return far == 2 and len(shorter) >= _TWO_SLIPS  # noqa: PLR2004


def without_plain_ending(one: str, other: str) -> tuple[str, str]:
    """Take an ending such as «آباد» off both, so that the words before it are compared."""
    for ending in PLAIN_ENDINGS:
        if one.endswith(ending) and other.endswith(ending) and one != ending != other:
            return one.removesuffix(ending), other.removesuffix(ending)
    return one, other


def _is_easy(one: str, other: str) -> bool:
    """Return whether the one slip is one that hands make: a letter more or less, two that changed
    places, a look-alike, or the key beside."""
    if len(one) != len(other):
        return max(len(one), len(other)) > _SHORTEST_SLIP
    differing = [{left, right} for left, right in zip(one, other, strict=True) if left != right]
    first = frozenset(differing[0])
    return len(differing) > 1 or first in _NEIGHBOURS or any(first <= alike for alike in _ALIKE)
