"""A name taken apart: kind of place, titles, the name itself, numbers, sides."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from persian.letters import (
    EZAFE_YEH,
    HEH,
    MARKS,
    SEARCH_FOLD,
    ZWNJ,
    clean_input,
    compact_key,
    search_key,
)
from persian.names.lexicon import (
    BETWEEN,
    BLESSINGS,
    DOUBTFUL_TITLES,
    FAMILIES,
    FAMILY_TITLES,
    GIVEN,
    KINDS,
    KNOWN_BY_ONE_WORD,
    ORDINARY,
    PARTS,
    SAME_PERSON,
    SHORT_BLESSINGS,
    TITLES,
)
from persian.names.numerals import with_digits

# Nobody names a street with more; what is beyond is not compared.
LONGEST: Final = 200
_MOST_WORDS: Final = 24
_KEPT_LETTERS: Final = frozenset("آأإٱؤئء")
_WORD: Final = re.compile(
    rf"\d+|[^\W\d_](?:[^\W\d_]|[{ZWNJ}{''.join(sorted(MARKS))}])*", re.UNICODE
)
_BRACKETS: Final = re.compile(r"[(\[{﴿]([^()\[\]{}﴿﴾]{1,60})[)\]}﴾]")
_LONGEST_TITLE: Final = 4
_LONGEST_BLESSING: Final = 8
_KIND_WORDS: Final = 2


class Part(NamedTuple):
    """A word of a name: as written, in one spelling of each letter, and folded for searching."""

    text: str
    strict: str
    wide: str
    # What stands between its ZWNJ, folded.
    pieces: tuple[str, ...]


class _StrictFold(dict[int, str]):
    """One spelling of each letter, but آ is no ا here and ؤ no و."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = letter if letter in _KEPT_LETTERS else SEARCH_FOLD[code]
        if len(self) < 5_000:  # noqa: PLR2004
            self[code] = folded
        return folded


_STRICT: Final = _StrictFold()


@lru_cache(maxsize=20_000)
def _part(text: str) -> Part:
    """Return a written word with its keys. Of a title the ezafe counts as nothing."""
    strict = text.translate(_STRICT)
    pieces = tuple(key for piece in strict.split(ZWNJ) if (key := search_key(piece)))
    return Part(text, strict.replace(ZWNJ, ""), "".join(pieces), pieces)


@dataclass(frozen=True)
class Name:
    """A name taken apart. Empty `words` where the text has no letter or digit."""

    text: str
    # Without the kind of place in front and the blessings.
    words: tuple[Part, ...]
    # How many of `words` at the front are titles.
    titled: int
    # Whether the titles speak of several of one family.
    is_family: bool

    @property
    def titles(self) -> frozenset[str]:
        """The titles, folded."""
        return frozenset(word.wide for word in self.words[: self.titled])

    @cached_property
    def strict(self) -> str:
        """What two spellings of one name have in common: the key of `same`."""
        return " ".join(word.strict for word in self.words)

    @cached_property
    def compact(self) -> str:
        """All words folded and run together."""
        return "".join(word.wide for word in self.words)

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """The folded words, with numbers in digits however they were written."""
        pieces: list[str] = []
        for word in self.words:
            digits = with_digits(word.pieces)
            has_number = any(piece.isdecimal() for piece in digits)
            pieces += word.pieces if has_number else (word.wide,)
        return tuple(with_digits(pieces))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, in digits."""
        return tuple(sorted(word for word in self.numbered if word.isdecimal()))

    @cached_property
    def core(self) -> tuple[Part, ...]:
        """The name of whom or what it honours: no titles, no sides, no number behind."""
        words = list(self.words[self.titled :])
        while len(words) > 1 and (words[-1].wide in PARTS or _is_number(words[-1])):
            words.pop()
        return tuple(words)

    @cached_property
    def person(self) -> str:
        """The core folded and run together."""
        return "".join(word.wide for word in self.core)

    @cached_property
    def known_as(self) -> str:
        """Whom people know by several names, by the first of these; "" for all others."""
        titles = "".join(word.wide for word in self.words[: self.titled])
        last = self.words[self.titled - 1].wide if self.titled else ""
        for name in (titles + self.person, last + self.person, self.person):
            if name in SAME_PERSON:
                return SAME_PERSON[name]
        return ""

    @cached_property
    def is_person(self) -> bool:
        """Whether it says that it is a person's: by a title, a given name or a known one."""
        if self.titled or self.known_as:
            return True
        first = self.core[0].wide if self.core else ""
        return first in GIVEN or first in KNOWN_BY_ONE_WORD


def _is_number(word: Part) -> bool:
    return all(piece.isdecimal() for piece in with_digits(word.pieces))


@lru_cache(maxsize=10_000)
def parse(text: str) -> Name:
    """Take a name apart. Of any text the first `LONGEST` characters count."""
    cleaned = _BRACKETS.sub(_without_blessing, clean_input(text[:LONGEST]))
    cleaned = EZAFE_YEH.sub(HEH, cleaned)
    words = [part for found in _WORD.findall(cleaned) if (part := _part(found.strip(ZWNJ))).wide]
    words = _without_kind(_without_blessings(words[:_MOST_WORDS]))
    titled = _count_titles(words)
    is_family = any(word.wide in FAMILY_TITLES for word in words[:titled])
    return Name(text, tuple(words), titled, is_family)


def _without_blessing(match: re.Match[str]) -> str:
    return " " if compact_key(match[1]) in SHORT_BLESSINGS else match[0]


def _without_blessings(words: list[Part]) -> list[Part]:
    """Drop the blessings that are written out; the last that remains is never dropped."""
    place = 1
    while place < len(words):
        for length in range(min(_LONGEST_BLESSING, len(words) - place), 0, -1):
            if "".join(word.wide for word in words[place : place + length]) in BLESSINGS:
                del words[place : place + length]
                break
        else:
            place += 1
    return words


def _without_kind(words: list[Part]) -> list[Part]:
    """Drop what kind of place it is, unless that is all."""
    for length in range(_KIND_WORDS, 0, -1):
        kind = "".join(word.wide for word in words[:length])
        if len(words) > length and kind in KINDS:
            words = words[length:]
            break
    if len(words) > 1 and words[0].wide in BETWEEN and words[1].wide.isdecimal():
        words = words[1:]
    return words


def _count_titles(words: list[Part]) -> int:
    """Return how many words at the front are titles; one word at least is the name."""
    place = 0
    doubtful_from = -1
    while place < len(words) - 1:
        length = _title_at(words, place)
        if not length:
            break
        is_doubtful = "".join(word.wide for word in words[place : place + length])
        if is_doubtful in DOUBTFUL_TITLES and doubtful_from < 0:
            doubtful_from = place
        place += length
    if doubtful_from >= 0 and _is_ordinary(words[place].wide):
        return doubtful_from
    return place


def _title_at(words: list[Part], place: int) -> int:
    """Return how many words the title has that stands here; 0 for none."""
    for length in range(min(_LONGEST_TITLE, len(words) - 1 - place), 0, -1):
        title = "".join(word.wide for word in words[place : place + length])
        if title in TITLES or (title.endswith(("ای", "وی")) and title[:-1] in TITLES):
            return length
    return 0


def _is_ordinary(word: str) -> bool:
    is_name = word in GIVEN or word in FAMILIES or word in KNOWN_BY_ONE_WORD
    return word in ORDINARY and not is_name
