"""How near two names are to each other: same, nearly so, one honouree, one word, or nothing."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from persian.analysis.lexicon import BASES
from persian.names.lexicon import (
    FAMILIES,
    GIVEN,
    KNOWN_BY_ONE_WORD,
    ORDINARY,
    PARTS,
    PLAIN_ENDINGS,
    TITLES,
    WEAK,
)
from persian.names.parsing import Name, Part
from search.names.edits import is_slip, sound, spelling

_HAMZA: Final = dict.fromkeys(map(ord, "أئؤء"))
_SHORTEST_STEM: Final = 4
_MOST_GIVEN: Final = 3
_YEH: Final = "ی"
_LONG_NAME: Final = 8


class Grade(models.TextChoices):
    """How near two names are, the nearest first."""

    SAME = "same", _("the same name")
    NEAR = "near", _("nearly the same name")
    HONOUREE = "honouree", _("the same person in other words")
    WORD = "word", _("a word in common")


class Verdict(NamedTuple):
    """A grade, and the words of the second name that it rests on, as they are written."""

    grade: Grade
    shared: tuple[str, ...]


def grade(one: Name, other: Name) -> Verdict | None:
    """Return how near two names are, or None. The order of the two changes nothing in the grade."""
    if not one.words or not other.words:
        return None
    if one.strict == other.strict:
        return Verdict(Grade.SAME, _written(other.words))
    if is_near(one, other):
        return Verdict(Grade.NEAR, _written(other.words))
    if is_same_honouree(one, other):
        return Verdict(Grade.HONOUREE, _written(other.core))
    if shared := _shared(one, other):
        return Verdict(Grade.WORD, shared)
    return None


def _written(words: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


# Nearly the same


def is_near(one: Name, other: Name) -> bool:
    """Return whether readers would take two names for each other that are not spelled alike."""
    if one.compact == other.compact or without_hamza(one) == without_hamza(other):
        return True
    if one.numbers != other.numbers:
        return False
    ours, theirs = one.numbered, other.numbered
    if ours == theirs or "".join(ours) == "".join(theirs):
        return True
    if len(ours) != len(theirs):
        return (
            min(len(one.compact), len(other.compact)) >= _LONG_NAME
            and abs(len(ours) - len(theirs)) == 1
            and is_slip(one.compact, other.compact)
        )
    return _differ_by_little(_singulars(ours), _singulars(theirs))


def _differ_by_little(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether as many words differ in order, in letters of one sound, or by one slip."""
    if Counter(ours) == Counter(theirs):
        return True
    differing = [(ours[at], theirs[at]) for at in range(len(ours)) if ours[at] != theirs[at]]
    if all(sound(left) == sound(right) for left, right in differing):
        return True
    return len(differing) == 1 and is_slip(*differing[0])


def without_hamza(name: Name) -> str:
    """«رئوف» and «رؤوف», «هیئت» and «هیأت»: the hamza and what carries it gone."""
    return name.strict.translate(_HAMZA).replace(" ", "") or name.strict


def _singulars(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(singular, words))


def singular(word: str) -> str:
    """Return a folded word without ezafe and plural; «ان» only from a word that exists."""
    if (
        word.endswith(("ای", "وی"))
        and len(word) > _SHORTEST_STEM
        and word[:-1] in ORDINARY | TITLES
    ):
        word = word[:-1]
    for ending in ("هایی", "های", "ها"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending)
    if word in BASES:
        return spelling(word)
    for ending, instead in (("یان", ""), ("گان", "ه"), ("ان", "")):
        base = word.removesuffix(ending) + instead
        if ending == "یان" and not base.endswith(("ا", "و")):
            continue
        is_noun = base in _NOUNS and base not in KNOWN_BY_ONE_WORD
        if word.endswith(ending) and is_noun and word not in _OTHER_THAN_PLURAL:
            return base
    return spelling(word)


_NOUNS: Final = (ORDINARY | TITLES) - GIVEN - FAMILIES
# «آزادگان» are prisoners of war, «بهشتیان» a family, «باران» rain, «جهان» is no plural.
_OTHER_THAN_PLURAL: Final = (ORDINARY | FAMILIES) - {"دانشجویان", "شهیدان", "جوانان"}


# The same honouree


def is_same_honouree(one: Name, other: Name) -> bool:
    """Return whether two names honour one person, or one family, in different words."""
    if one.known_as and one.known_as == other.known_as:
        return True
    if one.titled and other.titled and one.is_family != other.is_family:
        return False
    if one.person == other.person:
        is_said = not _is_bare(one.person) or not one.titles.isdisjoint(other.titles)
        return one.titles != other.titles and is_said
    shorter, longer = sorted((one, other), key=lambda name: len(name.person))
    if longer.is_family:
        return False
    return any(
        _are_dropped(before, after, shorter, longer) for before, after in _places(shorter, longer)
    ) or _are_given_apart(shorter, longer)


def _is_bare(person: str) -> bool:
    """Return whether a name is a given name and nothing else: whose, nobody can say."""
    return person in GIVEN and person not in KNOWN_BY_ONE_WORD


def _places(shorter: Name, longer: Name) -> Iterator[tuple[tuple[Part, ...], tuple[Part, ...]]]:
    """Yield what the longer name has before and behind the shorter, where it holds it whole."""
    words = longer.core
    for start in range(len(words)):
        joined = ""
        for end in range(start, len(words)):
            joined += words[end].wide
            if joined == shorter.person:
                yield words[:start], words[end + 1 :]
            if len(joined) >= len(shorter.person):
                break


def _are_dropped(
    before: tuple[Part, ...], after: tuple[Part, ...], shorter: Name, longer: Name
) -> bool:
    """Return whether what the shorter name lacks is given names before and a by-name behind."""
    if not before and not after:
        return False
    if before and not _are_given(before, has_title=bool(longer.titled)):
        return False
    if _is_bare(shorter.person):
        return False
    if not before and not shorter.is_person and not longer.is_person:
        return False
    return not after or (len(after) == 1 and _is_by_name(after[0].wide, shorter))


def _are_given(words: tuple[Part, ...], *, has_title: bool) -> bool:
    """Return whether these may stand before a family name: given names, or any behind a title."""
    if len(words) > _MOST_GIVEN:
        return False
    if any(word.wide in PARTS or word.wide in WEAK - TITLES for word in words):
        return False
    return all(
        word.wide in GIVEN or word.wide in TITLES or word.wide.endswith(("الدین", "اله", "الله"))
        for word in words
    ) or (has_title and words[0].wide not in ORDINARY)


def _is_by_name(word: str, shorter: Name) -> bool:
    """Return whether a word behind a name says where somebody comes from."""
    if not word.endswith(_YEH) or word in PARTS:
        return False
    return (
        shorter.person in KNOWN_BY_ONE_WORD
        or bool(shorter.known_as)
        or bool(shorter.titled and len(shorter.core) > 1)
    )


def _are_given_apart(shorter: Name, longer: Name) -> bool:
    """«محمد بهشتی» and «سید محمد حسینی بهشتی»: one family name, given names among the others."""
    ours, theirs = shorter.core, longer.core
    if not 1 < len(ours) < len(theirs) or ours[-1].wide != theirs[-1].wide:
        return False
    given = {word.wide for word in ours[:-1]}
    return given <= {word.wide for word in theirs[:-1]} and shorter.is_person and longer.is_person


# A word in common


def _shared(one: Name, other: Name) -> tuple[str, ...]:
    """Return the words of the second name that the first has too, or an adjective of them."""
    ours = {stem for word in one.words for stem in stems(word)}
    found = [word.text for word in other.words if not ours.isdisjoint(stems(word))]
    return tuple(dict.fromkeys(found))


def stems(word: Part) -> frozenset[str]:
    """Return the keys by which a word is found in other names; none where it says nothing."""
    pieces = word.pieces if len(word.pieces) > 1 else _apart(word.wide)
    found = set()
    for piece in (word.wide, *pieces):
        if piece in WEAK or piece.isdecimal() or len(piece) < 2:  # noqa: PLR2004
            continue
        if piece in GIVEN and piece not in KNOWN_BY_ONE_WORD | ORDINARY:
            continue
        found.add(stem(piece))
    return frozenset(found)


def _apart(word: str) -> tuple[str, ...]:
    for ending in PLAIN_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return (word.removesuffix(ending),)
    return ()


def stem(word: str) -> str:
    """Return a folded word without ezafe, plural, and the «ی» that makes an adjective of a noun."""
    word = singular(word)
    base = word.removesuffix(_YEH)
    is_noun = len(base) >= _SHORTEST_STEM and base not in GIVEN and base not in KNOWN_BY_ONE_WORD
    if base != word and is_noun and not (word in FAMILIES and base not in ORDINARY):
        return base
    if word.endswith(("ای", "وی")) and base in KNOWN_BY_ONE_WORD:
        return base
    return word
