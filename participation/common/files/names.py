"""Names of files as people give them: shown, never trusted."""

import re
import unicodedata

from participation.common.cleaning.formats import Format

MAX_LENGTH = 100
NAMELESS = "file"
_JOINER = "\u200c"
# What file systems and headers do not take.
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_NO_LETTERS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean_name(given: str) -> str:
    """Return the last part of a path, without marks that turn or hide what is read."""
    last = re.split(r"[/\\]", given[:10_000])[-1]
    spaced = unicodedata.normalize("NFC", re.sub(r"\s+", " ", last))
    shown = "".join(
        letter
        for letter in spaced
        if letter == _JOINER or unicodedata.category(letter) not in _NO_LETTERS
    )
    return _shortened(_FORBIDDEN.sub("_", shown).strip(" ." + _JOINER)) or NAMELESS


def named_as(name: str, kind: Format) -> str:
    """Return ``name`` with an ending that tells what the file really is."""
    stem, ending = _split(name)
    if ending in kind.suffixes and ending:
        return name
    # Something like a.pdf.exe loses the last ending only.
    if _split(stem)[1] in kind.suffixes:
        return stem
    return _shortened(f"{stem or NAMELESS}.{kind.suffixes[0]}")


def _split(name: str) -> tuple[str, str]:
    found = _SUFFIX.search(name)
    return (name[: found.start()], found[0][1:].lower()) if found else (name, "")


def _shortened(name: str) -> str:
    if len(name) <= MAX_LENGTH:
        return name
    stem, ending = _split(name)
    room = MAX_LENGTH - (len(ending) + 1 if ending else 0)
    return stem[:room].rstrip() + (f".{ending}" if ending else "")
