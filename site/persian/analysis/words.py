"""One word as it is written, with all its ZWNJ, to the terms it is found by."""

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from persian.analysis.compounds import (
    BOUND_TAILS,
    NAME_FORMS,
    PARTICLES,
    TAIL_FORMS,
    TWINS,
    split,
)
from persian.analysis.lexicon import BASES, KEEP_HEH, STOP_WORDS, fold, words
from persian.analysis.nouns import stem
from persian.analysis.numbers import number_terms
from persian.analysis.verbs import PREFIXES, VERBS
from persian.letters import ZWNJ

MAX_TERM: Final = 64
_MAX_FORM: Final = 2_000
_MAX_PARTS: Final = 6  # more are no compound but a text that has ZWNJ for its spaces

_PIECES: Final = re.compile(rf"[0-9]+(?:[.,/-][0-9]+)*|[^\W_]+|{ZWNJ}+")
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")
_BORDER: Final = re.compile(r"(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])")
_LATIN_WITH_NUMBER: Final = re.compile(r"([a-z]{2,})([0-9]+)")
_SUFFIXES: Final = words("stop_words.txt", "endings")
_LISTED: Final = frozenset(map(stem, BASES))
_AGENT: Final = "نده"
_AGENTS: Final = "ندگان"
_PLURALS: Final = ("ها", "های", "هایی")


class Extra(str):
    """A term beside the others, for another spelling: searched, but no part of a text's length."""

    __slots__ = ()


class Role(Enum):
    """What a word may do to its neighbours."""

    PREFIX = auto()  # «می»: belongs to the next word
    TAIL = auto()  # «اندازی»: makes a compound with the word before
    NAME = auto()  # «شهر»: does so too, unless a tail follows
    TWIN = auto()  # «گو»: makes one with «گفت و» before it


class Word(NamedTuple):
    """What there is to know of a written form."""

    terms: tuple[str, ...]
    role: Role | None = None
    leads: bool = False  # whether a tail may follow it


def analyze_word(form: str) -> Word:
    """The terms of one written form, without a look at its neighbours."""
    groups = _groups(fold(form[:_MAX_FORM]))
    terms = tuple(term for group in groups for term in _group_terms(group))
    if len(groups) != 1:
        return Word(terms)
    return Word(terms, _role(groups[0]), len(terms) == 1 and _leads(groups[0]))


def raw_terms(form: str) -> list[str]:
    """The pieces of a form as they are, for texts that consist of nothing but stop words."""
    return [
        piece[:MAX_TERM] for piece in _PIECES.findall(fold(form[:_MAX_FORM])) if piece.isalnum()
    ]


def _groups(folded: str) -> list[list[str]]:
    """Runs of parts that ZWNJ holds together; a number is a run of its own."""
    groups: list[list[str]] = []
    joined = False
    for piece in _PIECES.findall(folded):
        if piece[0] == ZWNJ:
            joined = bool(groups)
            continue
        for part in [piece] if piece.isascii() else _BORDER.split(piece):
            if joined and len(groups[-1]) < _MAX_PARTS and not part[0].isdecimal():
                groups[-1].append(part)
            else:
                groups.append([part])
            joined = False
    return groups


def _group_terms(parts: list[str]) -> list[str]:
    first, *others = parts
    if first.isascii():
        return _latin_terms(first) + [term for part in others for term in _group_terms([part])]
    if not others:
        return _glued_terms(first)
    if "".join(parts) in STOP_WORDS:
        return []
    verb = _verb(parts)
    return _kept(verb) if verb else _compound_terms(parts)


def _latin_terms(word: str) -> list[str]:
    if _NUMBER.fullmatch(word):
        numbers, whole = number_terms(word)
        terms = [number[:MAX_TERM] for number in numbers]
        return [*terms, Extra(whole)] if whole else terms
    if named := _LATIN_WITH_NUMBER.fullmatch(word[:MAX_TERM]):
        return [named[0], Extra(named[1]), Extra(named[2])]
    return [word[:MAX_TERM]]


def _verb(parts: list[str]) -> str:
    """The verb that «می» or an auxiliary gives away, or ""."""
    if parts[0] in PREFIXES:
        rest = "".join(parts[1:])
        return VERBS.get(parts[0] + rest) or VERBS.get("می" + rest) or _base(rest)
    return VERBS.get("".join(parts), "") if parts[-1] in _SUFFIXES else ""


def _glued_terms(word: str) -> list[str]:
    if word in STOP_WORDS:
        return []
    if word not in BASES and word not in VERBS:
        parts = split(word)
        if len(parts) > 1:
            return _compound_terms(parts)
    terms = _kept(_base(word))
    # «نامهای» is «نام‌های» or «نامه‌ای».
    if word.endswith("های") and (other := word[:-2]) in KEEP_HEH:
        terms.append(Extra(other))
    return terms


def _compound_terms(parts: list[str]) -> list[str]:
    core = _without_suffixes(parts)
    joined = "".join(core)
    if len(core) == 1:
        return _glued_terms(joined)
    if joined in BASES or (core[-1] in BOUND_TAILS and core[0] not in STOP_WORDS):
        return _kept(_base(joined))
    whole = stem(joined)[:MAX_TERM]
    if whole in _LISTED:  # «گفت‌وگوها»
        return _kept(whole)
    terms = [term for part in core for term in _kept(_base(part))]
    if core[0] in PARTICLES or whole in terms:
        return terms
    return [*terms, Extra(whole)]


def _without_suffixes(parts: list[str]) -> list[str]:
    size = len(parts)
    while size > 1 and parts[size - 1] in _SUFFIXES and len(parts[0]) > 1:
        size -= 1
    return parts[:size]


def _base(word: str) -> str:
    if word in STOP_WORDS:
        return ""
    base = VERBS.get(word) or stem(word)
    # «خوانندگان», «گیرنده‌ها»
    return VERBS.get(base, base) if _AGENT in word or _AGENTS in word else base


def _kept(term: str) -> list[str]:
    return [term[:MAX_TERM]] if term and term not in STOP_WORDS else []


def _role(parts: list[str]) -> Role | None:
    word, *others = _without_suffixes(parts)
    if others or "".join(parts) in VERBS:
        return None
    if word in PREFIXES:
        return Role.PREFIX
    if word in TWINS:
        return Role.TWIN
    if word in NAME_FORMS:
        return Role.NAME
    return Role.TAIL if word in TAIL_FORMS else None


def _leads(parts: list[str]) -> bool:
    word, *others = parts
    return not (others or word.isascii() or word.endswith(_PLURALS) or word in VERBS)
