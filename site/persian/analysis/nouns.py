"""Light stemming of nouns and adjectives: endings come off until the word itself is left.

The result is a key for comparing, not a word for reading. Words come folded.
"""

import re
from typing import Final, NamedTuple

from persian.analysis.lexicon import BASES, KEEP

_MOST_ENDINGS: Final = 6
_SHORTEST: Final = 4  # a word of three letters has no ending to lose


class _Ending(NamedTuple):
    letters: str
    shortest: int  # length of the shortest word that may lose it
    instead: str = ""


_PLURALS: Final = (
    *("هایشان", "هایمان", "هایتان", "هاشان", "هامان", "هاتان"),
    *("هایش", "هایم", "هایت", "هاش", "هایی", "های", "ها"),
)
# The first that fits comes off.
_ENDINGS: Final = (
    *(_Ending(plural, len(plural) + 2) for plural in _PLURALS),
    _Ending("ترین", 6),
    _Ending("تر", 5),
    _Ending("گان", 6, "ه"),
    _Ending("شان", 6),
    _Ending("ستان", 0, "ستان"),  # a country, a garden: no plural
    _Ending("ایان", 6, "ا"),
    _Ending("ویان", 6, "و"),
    _Ending("ان", 6),
    _Ending("ات", 6),
    _Ending("ایی", 5, "ا"),
    _Ending("ویی", 5, "و"),
    _Ending("هیی", 5, "ه"),
    # «خانوادگی» is of «خانواده», but «فرهنگی» of «فرهنگ».
    *(_Ending(f"{letter}گی", 5, f"{letter}گ") for letter in "نرز"),
    _Ending("گی", 6, "ه"),
    _Ending("ی", 4),
    _Ending("ه", 5),
)
_BY_LAST_LETTER: Final = {
    last: tuple(ending for ending in _ENDINGS if ending.letters[-1] == last)
    for last in {ending.letters[-1] for ending in _ENDINGS}
}
# «مسئولین», «ساکنین»: only participles take this plural; in other words «ین» is no ending.
_ARABIC_PLURAL: Final = re.compile("(م.{3,}|.ا..)ین")


def stem(word: str) -> str:
    """`word` without plural, comparison, possessive, indefinite «ی» and final «ه»."""
    for _ in range(_MOST_ENDINGS):
        word = BASES.get(word, word)
        if len(word) < _SHORTEST or word in KEEP:
            break
        shorter = _without_ending(word)
        if shorter == word:
            break
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for letters, shortest, instead in _BY_LAST_LETTER.get(word[-1], ()):
        if len(word) >= shortest and word.endswith(letters):
            return word.removesuffix(letters) + instead
    if participle := _ARABIC_PLURAL.fullmatch(word):
        return participle[1]
    return word
