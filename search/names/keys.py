"""The keys under which a name is found: what a name keeps, and what a query asks for."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final
from zlib import crc32

from persian.letters import search_key
from persian.names.parsing import Name, Part
from search.names.edits import sound
from search.names.grading import singular, stems, without_hamza
from search.names.models import LONGEST_WORD
from search.spelling import deletions

SHORTEST_SLIP: Final = 3
LONGEST_SLIP: Final = 24
_MOST_CORE: Final = 6
# What each key says: «=» all words run together, «^» the words without order, plural and number
# words, «h» without hamza, «@» the person without titles, «&» who has several names, «w» one word.
WHOLE, BAG, HAMZA, PERSON, KNOWN, WORD = "=", "^", "h", "@", "&", "w"


def key_number(register: str, key: str) -> int:
    """Return a key as a number of 63 bits; different keys practically never share one."""
    digest = blake2b(f"{register}\0{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def area_number(area: str) -> int:
    """Return a county or city as a number of 31 bits; "" is 0."""
    folded = search_key(area)
    return crc32(folded.encode()) & 0x7FFFFFFF if folded else 0


def kept_keys(name: Name) -> set[str]:
    """Return the keys of a name that is kept; none where it has no letter or digit."""
    if not name.words:
        return set()
    return {*_common(name), PERSON + name.person, *(WORD + word for word in word_keys(name))}


def asked_keys(name: Name) -> tuple[set[str], set[str]]:
    """Return the keys by which a name asks: those of the whole name, and those of its words."""
    if not name.words:
        return set(), set()
    core = [word.wide for word in name.core[:_MOST_CORE]]
    persons = {
        PERSON + "".join(core[start:end])
        for start in range(len(core))
        for end in range(start + 1, len(core) + 1)
    }
    return {*_common(name), *persons}, {WORD + word for word in word_keys(name)}


def _common(name: Name) -> Iterator[str]:
    yield WHOLE + name.compact
    yield bag(name)
    yield HAMZA + without_hamza(name)
    if name.known_as:
        yield KNOWN + name.known_as


def bag(name: Name, replaced: str = "", instead: str = "") -> str:
    """Return the key of a name's words without order, one of them replaced."""
    words = (instead if word == replaced else word for word in name.numbered)
    return BAG + " ".join(sorted(sound(singular(word)) for word in words))


def word_keys(name: Name) -> set[str]:
    """Return the stems of its telling words; of a name of common words alone, these."""
    return {stem for word in name.words for stem in stems(word)} or {
        singular(word.wide) for word in name.words if not word.wide.isdecimal()
    }


def slip_words(name: Name) -> set[str]:
    """Return the folded words of a name in which a slip would be looked for."""
    return {word.wide for word in name.words if _can_slip(word)}


def _can_slip(word: Part) -> bool:
    return SHORTEST_SLIP <= len(word.wide) <= min(LONGEST_SLIP, LONGEST_WORD)


def forms(register: str, word: str) -> set[int]:
    """Return the forms that a folded word shares with those that differ from it by a slip."""
    shapes = {word, *deletions(word), f"§{sound(word)}"}
    return {key_number(register, f"~{shape}") for shape in shapes}
