"""A text letter by letter in one spelling, so that offsets in it are offsets in the original."""

import unicodedata
from typing import Final

from persian.letters import ARABIC_YEH, KEHEH, MARKS, TATWEEL, YEH

# Stands for whatever nobody sees: bidi marks, joiners, soft hyphens, vowel signs.
INVISIBLE: Final = "\u200c"

_LETTERS: Final = {
    ARABIC_YEH: YEH,
    "\u0649": YEH,
    "\u0643": KEHEH,
    TATWEEL: "-",
    "\u2212": "-",
    "\u2044": "/",
    "\u2215": "/",
    "\t": " ",
    **dict.fromkeys("\n\v\f\r\x85\u2028\u2029", "\n"),
}
_KINDS: Final = {"Pd": "-", "Zs": " ", **dict.fromkeys(("Cc", "Cf", "Cs"), INVISIBLE)}


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if char in _LETTERS or category in _KINDS:
        return _LETTERS.get(char) or _KINDS[category]
    return INVISIBLE if char in MARKS else char


class _Fold(dict[int, str]):
    """Learns a character when it is first met, in bounded memory."""

    _LIMIT = 5_000

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        if len(self) < self._LIMIT:
            self[code] = folded
        return folded


_FOLD: Final = _Fold()


def fold(text: str) -> str:
    """Return ``text`` at the same length: ASCII digits, one hyphen, one space, Persian ی and ک."""
    return text.translate(_FOLD)


def words(folded: str) -> str:
    """Return a piece of folded text as it is compared with words: without what nobody sees."""
    return folded.replace(INVISIBLE, "")
