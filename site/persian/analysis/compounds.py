"""Where a compound that was written as one word comes apart, and which neighbours make one."""

from typing import Final

from persian.analysis.lexicon import KNOWN_WORDS, STOP_WORDS, rows, words
from persian.analysis.nouns import stem

_ENDINGS: Final = ("", "ی", "ان", "ها", "های", "هایی", "ای", "یها", "یهای")
_SHORT_HEADS: Final = words("compounds.txt", "short heads")
_WHOLE: Final = frozenset(map(stem, words("compounds.txt", "whole")))
_SHORTEST: Final = 6
_LONGEST: Final = 40
_SHORT_HEAD: Final = 2
_MIN_HEAD: Final = 3
_MIN_TAIL: Final = 4
_MIN_KNOWN: Final = 4

_DEVERBAL_TAILS: Final = words("compounds.txt", "free")
_NAME_TAILS: Final = words("compounds.txt", "names")
BOUND_TAILS: Final = words("compounds.txt", "bound")
# «گفت و گو»: second half to the first halves it goes with.
TWINS: Final = {
    tail: frozenset(head for head, other in rows("compounds.txt", "and") if other == tail)
    for _, tail in rows("compounds.txt", "and")
}
NAME_FORMS: Final = frozenset(tail + ending for tail in _NAME_TAILS for ending in _ENDINGS)
TAIL_FORMS: Final = (
    frozenset(tail + ending for tail in _DEVERBAL_TAILS for ending in _ENDINGS) | BOUND_TAILS
)
_GLUED_TAILS: Final = NAME_FORMS | {
    tail + ending for tail in _DEVERBAL_TAILS for ending in _ENDINGS if len(tail) >= _MIN_TAIL
}
_KNOWN: Final = KNOWN_WORDS - STOP_WORDS
_KNOWN_STEMS: Final = frozenset(map(stem, _KNOWN))
# Particles that lose the space behind them in bad copies: «ومشکلات», «درزمینه».
PARTICLES: Final = ("در", "از", "به", "و")


def split(word: str) -> list[str]:
    """The parts of a glued compound; the word alone if it is none."""
    if not _SHORTEST <= len(word) <= _LONGEST or (base := stem(word)) in _WHOLE:
        return [word]
    for cut in range(_SHORT_HEAD, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if tail in _GLUED_TAILS and _can_lead(head):
            return [head, tail]
    return [word] if base in _KNOWN_STEMS else _split_known(word)


def _can_lead(head: str) -> bool:
    return head in _SHORT_HEADS or (len(head) >= _MIN_HEAD and head not in STOP_WORDS)


def _split_known(word: str) -> list[str]:
    for particle in PARTICLES:
        rest = word.removeprefix(particle)
        if rest != word and len(rest) >= _MIN_KNOWN and stem(rest) in _KNOWN_STEMS:
            return [particle, rest]
    for cut in range(_MIN_KNOWN, len(word) - _MIN_KNOWN + 1):
        if (word[:cut] in _KNOWN or word[:cut].removesuffix("ی") in _KNOWN) and stem(
            word[cut:]
        ) in _KNOWN_STEMS:
            return [word[:cut], word[cut:]]
    return [word]
