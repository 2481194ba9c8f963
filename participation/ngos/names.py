"""Whether an NGO can be called so: names of the register, today's and former, and reserved words.

A help for whoever thinks of a name, and nobody's verdict: the issuing authority decides.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from participation.ngos.enums import Reserved
from participation.ngos.kept_names import KIND, REGISTER, bearer_of, ngo_of
from participation.ngos.models import NamePrefix, Ngo, ReservedWord
from persian.letters import clean_input, compact_key, search_key
from search.names.grading import Grade
from search.names.models import Standing
from search.names.places import Spot
from search.names.selectors import Collision, compare

# More words before names, or reserved ones, nobody keeps.
MOST_ROWS = 300
SERIOUS = frozenset({Grade.SAME, Grade.NEAR})


@dataclass(frozen=True)
class NameClash:
    """A name of the register that another could be taken for, or has something in common with."""

    ngo: Ngo
    collision: Collision

    @property
    def text(self) -> str:
        """The name, as the NGO bears or bore it."""
        return self.collision.text

    @property
    def grade(self) -> Grade:
        """How near the two are."""
        return self.collision.grade

    @property
    def standing(self) -> Standing:
        """Whether the NGO bears it, bore it, or uses it as a short name."""
        return Standing(self.collision.standing)

    @property
    def is_serious(self) -> bool:
        """Whether the two could be taken for each other: in a register, wherever the other is."""
        return self.grade in SERIOUS


@dataclass(frozen=True)
class FoundWord:
    """A reserved word that stands in a name."""

    word: str
    outcome: Reserved
    why: str

    @property
    def is_refused(self) -> bool:
        """Whether no NGO may be called so."""
        return self.outcome is Reserved.REFUSED


@dataclass(frozen=True)
class NameCheck:
    """What can be told of a name: ``prefix`` and ``bare_name`` are its parts.

    ``prefix`` is None where it begins with none of the words of the list.
    """

    bare_name: str
    prefix: NamePrefix | None
    clashes: Sequence[NameClash]
    reserved: Sequence[FoundWord]
    is_capped: bool

    @property
    def is_serious(self) -> bool:
        """Whether it could be taken for another, or has a word that is not accepted."""
        return any(one.is_serious for one in self.clashes) or any(
            one.is_refused for one in self.reserved
        )


def check(name: str, *, county: object = None, ignoring: Collection[Ngo] = ()) -> NameCheck:
    """Return what can be told of a name, with or without the word before it.

    ``county`` puts its own NGOs first; ``ignoring`` are NGOs whose names do not count, such as the
    one that is to be renamed. Any text is accepted.
    """
    prefix, bare = split(name)
    at = Spot(str(getattr(county, "pk", "") or ""))
    compared = compare(
        bare, register=REGISTER, at=at, ignoring=[bearer_of(ngo) for ngo in ignoring]
    )
    found = [one for one in compared.collisions if one.kind == KIND]
    ngos = Ngo.objects.public().filter(pk__in={ngo_of(one.object_id) for one in found})
    by_pk = {ngo.pk: ngo for ngo in ngos.select_related("prefix", "county")}
    clashes = [NameClash(by_pk[pk], one) for one in found if (pk := ngo_of(one.object_id)) in by_pk]
    clashes.sort(key=lambda one: not one.is_serious)
    return NameCheck(bare, prefix, clashes, reserved_in(name), compared.is_capped)


def split(name: str) -> tuple[NamePrefix | None, str]:
    """Return the word of the list that a name begins with, and the name without it."""
    text = _tidy(name)
    for prefix in NamePrefix.objects.offered()[:MOST_ROWS]:
        bare = bare_name(text, (prefix.name, prefix.before_name))
        if bare != text:
            return prefix, bare
    return None, text


def bare_name(name: str, words: Iterable[str]) -> str:
    """Return a name without one of these words before it; one word alone stays what it is."""
    text = _tidy(name)
    first, _blank, rest = text.partition(" ")
    known = {search_key(word) for word in words if word}
    return rest if rest and search_key(first) in known else text


def reserved_in(name: str) -> list[FoundWord]:
    """Return the reserved words that stand in a name as words, the refused ones first."""
    asked = search_key(name).split()
    found = [
        FoundWord(row.word, Reserved(row.outcome), row.why)
        for row in ReservedWord.objects.filter(is_active=True)[:MOST_ROWS]
        if _stands_in(search_key(row.word).split(), asked)
    ]
    return sorted(found, key=lambda one: not one.is_refused)


def _stands_in(word: list[str], asked: list[str]) -> bool:
    """Return whether the words of one stand in a row in the other, however they are joined."""
    wanted = compact_key(" ".join(word))
    for start in range(len(asked)):
        joined = ""
        for one in asked[start:]:
            joined += compact_key(one)
            if joined == wanted:
                return True
            if not wanted.startswith(joined):
                break
    return False


def _tidy(name: str) -> str:
    return " ".join(clean_input(name).split())
