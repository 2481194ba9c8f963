"""The word lists beside this module, folded as the text is."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from persian.letters import SEARCH_FOLD, ZWNJ

DATA: Final = Path(__file__).with_name("data")
_AUXILIARIES: Final = {"بود", "بودند", "باشد"}
HAMZA: Final = "\u0621"


def fold(text: str) -> str:
    """One form for every letter, digit and joiner: ZWNJ and its stand-ins stay, as ZWNJ."""
    return text.translate(SEARCH_FOLD).replace(HAMZA, "")


def glue(word: str) -> str:
    """`word` folded, its parts joined."""
    return fold(word).replace(ZWNJ, "")


@cache
def _sections(file: str) -> dict[str, list[str]]:
    """Lines of a data file under their [headings]; those above the first stand under ""."""
    lines: list[str] = []
    sections = {"": lines}
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            lines.append(line)
    return sections


def words(file: str, section: str = "") -> frozenset[str]:
    """The words of a section, whatever separates them."""
    lines = _sections(file).get(section, [])
    return frozenset(glue(word) for line in lines for word in line.replace("،", " ").split())


def rows(file: str, section: str = "") -> Iterator[list[str]]:
    """The rows of a section: «a b c، d e» is two."""
    for line in _sections(file).get(section, []):
        for row in line.split("،"):
            if cells := [glue(word) for word in row.split()]:
                yield cells


def _bases() -> dict[str, str]:
    bases: dict[str, str] = {}
    for file in ("variants.txt", "plurals.txt"):
        for base, *others in rows(file):
            for other in others:
                if other != base:
                    bases.setdefault(other, base)
    right = words("common.txt", "lam-alef")
    turned = {word.replace("لا", "ال"): word for word in right}
    bases |= {wrong: word for wrong, word in turned.items() if wrong not in right | KNOWN_WORDS}
    return bases


# «بود» ends a perfect («رفته‌بود»), but by itself it is no stop word: many texts lack it.
STOP_WORDS: Final = (words("stop_words.txt") | words("stop_words.txt", "endings")) - _AUXILIARIES
KNOWN_WORDS: Final = words("common.txt")
KEEP_HEH: Final = words("keep.txt", "heh")
KEEP: Final = words("keep.txt", "any") | KEEP_HEH
# From a plural, a variant or a damaged spelling to the form that is kept.
BASES: Final = _bases()
