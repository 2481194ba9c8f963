"""Free addresses: one form for all spellings of one place, to be compared and never shown."""

import re
from typing import Final

from persian.letters import search_key

# What the parts of an address are called, by every way to write it (as `search_key` gives it).
_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "خیابان": ("خ", "خیا", "خیابان"),
    "کوچه": ("ک", "کوچه", "کوی"),
    "پلاک": ("پ", "پلاک", "شماره"),
    "بنبست": ("بنبست",),
    "بلوار": ("بلوار", "بولوار", "بل"),
    "میدان": ("م", "میدان", "فلکه"),
    "چهارراه": ("چهارراه",),
    "بزرگراه": ("بزرگراه", "اتوبان"),
    "جاده": ("جاده",),
    "شهرک": ("شهرک",),
    "محله": ("محله",),
    "روستا": ("روستا", "روستای"),
    "مجتمع": ("مجتمع",),
    "ساختمان": ("ساختمان",),
    "بوستان": ("بوستان", "پارک"),
    "بلوک": ("بلوک",),
    "طبقه": ("ط", "طبقه"),
    "واحد": ("واحد",),
}
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words}
# Alone they are a place; the others are one only where two of them meet.
_ALONE: Final = frozenset({"میدان", "چهارراه", "مجتمع", "ساختمان", "بوستان"})
_FINE: Final = _ALONE | {"پلاک", "کوچه", "بنبست"}
# What follows says where it is near, and each writes another.
_NEAR: Final = frozenset(
    {"جنب", "روبروی", "روبهروی", "مقابل", "نبش", "پشت", "بعد", "قبل", "نرسیده", "ابتدای", "انتهای"}
    | {"کدپستی", "تلفن"}
)
_LEFT_OUT: Final = frozenset({"شهید", "و"})
_TWO_WORDS: Final = (("بن بست", "بنبست"), ("چهار راه", "چهارراه"), ("کد پستی", "کدپستی"))
_TOKEN: Final = re.compile(r"\d+(?:/\d+)?|[^\W\d_]+|[,،;؛\n-]")


def address_key(text: str) -> str:
    """Return the key under which every way to write an address is equal; empty for what names no
    place finer than a street, a village or a city.

    Letters, digits, half-spaces and abbreviations come to one form; the parts stand in one order;
    what is no part (the city before, what it is near) is left out.
    """
    key = search_key(text.replace("\n", "،"))
    for two, one in _TWO_WORDS:
        key = key.replace(two, one)
    parts = _parts(_TOKEN.findall(key))
    kinds = {kind for kind, _name in parts}
    if not kinds & _FINE or (len(parts) == 1 and not kinds & _ALONE):
        return ""
    return " ".join(f"{kind}:{name}" for kind, name in sorted(parts))


def _parts(tokens: list[str]) -> set[tuple[str, str]]:
    """Return the named parts, each with its kind."""
    found, kind, name = set(), "", ""
    for token in [*tokens, ","]:
        begins = _KIND_OF.get(token)
        # A part that has no name yet goes on: «کوچه بن‌بست».
        if begins or token in _NEAR or not (token[0].isalnum()):
            if kind and name:
                found.add((kind, name))
            kind, name = begins or "", ""
        elif kind and token not in _LEFT_OUT:
            name += token
    return found
