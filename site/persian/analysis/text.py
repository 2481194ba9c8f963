"""A text to its terms: find the words, let neighbours that are one word meet, look each up."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from persian.analysis.compounds import TWINS
from persian.analysis.lexicon import fold
from persian.analysis.words import Role, Word, analyze_word, raw_terms
from persian.letters import MARKS, NOT_SIGN, ZWNJ

_NOTHING: Final = Word(())
_CACHED_WORDS: Final = 60_000
_LONGEST_CACHED: Final = 64
_MAX_QUERY: Final = 1_000

_BLOCKS: Final = (range(0x10000), range(0xE0000, 0xE0200))
_BREAKS: Final = "\t\n\v\f\r\x85"
# Format characters, controls and halves of surrogate pairs: nothing to see.
UNSEEN: Final = NOT_SIGN + "".join(
    char
    for block in _BLOCKS
    for char in map(chr, block)
    if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char not in _BREAKS
)


def _char_class(chars: Iterable[str]) -> str:
    """`chars` as the inside of a regular expression's [...]."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, chars)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in runs)


# Letters and digits, and within them whatever folds to nothing or to ZWNJ. The separators of a
# number are within it, so that a date is one word. Punctuation is found too: it keeps neighbours
# apart.
WORD: Final = re.compile(
    rf"\w++(?:[{_char_class({*MARKS, *UNSEEN})}]++\w*+|(?<=\d)[.,/\u066b\u066c\u060c-]\d++)*+"
    r'|[.,:;!?()\[\]{}«»"/|\u060c\u061b\u061f\u2026\u2013\u2014]'
)


class _Words(dict[str, Word]):
    """Each form is analysed once, as long as there is room."""

    def __missing__(self, form: str) -> Word:
        word = analyze_word(form)
        if len(form) <= _LONGEST_CACHED:
            if len(self) >= _CACHED_WORDS:
                self.clear()
            self[form] = word
        return word


_words: Final = _Words()


def look_up(form: str) -> Word:
    """What there is to know of a written form by itself."""
    return _words[form]


def merge(forms: list[str]) -> tuple[list[Word], dict[int, int]]:
    """The words; and for each that took in those before it, the index where it now begins."""
    found = [_words[form] for form in forms]
    begins: dict[int, int] = {}
    for index in [index for index, word in enumerate(found) if word.role]:
        if not found[index].role:
            continue  # by now a part of the word before
        first, last = _reach(forms, found, index)
        together = ZWNJ.join(forms[first : last + 1])
        if first != last and len(together) <= _LONGEST_CACHED:
            found[first:last] = [_NOTHING] * (last - first)
            found[last] = _words[together]
            begins[last] = first
    return found, begins


def _reach(forms: list[str], found: list[Word], index: int) -> tuple[int, int]:
    """The first and the last word of what the word at `index` is part of."""
    role, alone = found[index].role, (index, index)
    follower = found[index + 1] if index + 1 < len(found) else _NOTHING
    if role is Role.PREFIX:
        return (index, index + 1) if follower.terms else alone
    if role is Role.TWIN:
        return (
            (index - 2, index) if index > 1 and _are_twins(*forms[index - 2 : index + 1]) else alone
        )
    if role is Role.NAME and follower.role is Role.TAIL:
        return alone
    return (index - 1, index) if index and found[index - 1].leads else alone


def _are_twins(first: str, conjunction: str, second: str) -> bool:
    return fold(conjunction) == "و" and fold(first) in TWINS.get(fold(second), ())


def analyze(text: str) -> list[str]:
    """The terms of a text, in the order of its words; equal for all spellings of the text.

    Terms are of letters and digits only and of at most 64 characters. Those of class `Extra` stand
    beside the others: they are searched, and do not make the text longer. A text that consists of
    stop words keeps them («درباره ما»). Never fails, and takes time in proportion to the length.
    """
    forms = WORD.findall(text)
    terms = [term for word in merge(forms)[0] for term in word.terms]
    return terms or [term for form in forms for term in raw_terms(form)]


def analyze_query(text: str) -> list[str]:
    """The terms of what somebody searches for: as a document's, for at most 1,000 characters."""
    return analyze(text[:_MAX_QUERY])
