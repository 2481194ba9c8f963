"""The words beside this module, folded as names are for comparing."""

from pathlib import Path
from typing import Final

from persian.analysis.lexicon import KNOWN_WORDS
from persian.letters import compact_key

DATA: Final = Path(__file__).with_name("data")


def _sections(file: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            lines.append(line)
    return sections


def _words(sections: dict[str, list[str]], name: str) -> frozenset[str]:
    return frozenset(compact_key(word) for line in sections[name] for word in line.split())


_TITLES = _sections("titles.txt")
_PLACES = _sections("places.txt")
_PEOPLE = _sections("people.txt")

FAMILY_TITLES: Final = _words(_TITLES, "families")
TITLES: Final = _words(_TITLES, "titles") | FAMILY_TITLES
DOUBTFUL_TITLES: Final = _words(_TITLES, "doubtful")
BLESSINGS: Final = _words(_TITLES, "blessings")
SHORT_BLESSINGS: Final = _words(_TITLES, "short blessings") | BLESSINGS

KINDS: Final = _words(_PLACES, "kinds")
BETWEEN: Final = _words(_PLACES, "between")
PARTS: Final = _words(_PLACES, "parts")
# Shared by so many names that it says nothing of two that they share one.
WEAK: Final = _words(_PLACES, "weak") | TITLES | KINDS | PARTS
PLAIN_ENDINGS: Final = tuple(sorted(_words(_PLACES, "plain endings")))

GIVEN: Final = _words(_PEOPLE, "given")
KNOWN_BY_ONE_WORD: Final = _words(_PEOPLE, "known by one word")
FAMILIES: Final = _words(_PEOPLE, "families")
# From each of the names of a person that people know by several to the first of them.
SAME_PERSON: Final = {
    name: names[0]
    for line in _PEOPLE["also known as"]
    if (names := [compact_key(each) for each in line.split("،")])
    for name in names
}
# From a spelling or form of a name to the first of its row.
SPELLINGS: Final = {
    compact_key(word): compact_key(line.split()[0])
    for line in _PEOPLE["forms of one name"]
    for word in line.split()
}
ORDINARY: Final = KNOWN_WORDS | _words(_sections("words.txt"), "plain")
# Whoever writes one of these means it: it is no slip of another.
KNOWN: Final = ORDINARY | GIVEN | FAMILIES | KNOWN_BY_ONE_WORD | TITLES | WEAK | PARTS
