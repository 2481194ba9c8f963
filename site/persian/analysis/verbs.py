"""From the forms of a common verb to its past stem: «می‌سازند», «نساخت», «ساخته‌اند» to «ساخت»."""

from collections.abc import Iterable, Iterator
from typing import Final

from persian.analysis.lexicon import rows, words
from persian.analysis.nouns import stem

_PAST: Final = ("", "م", "ی", "یم", "ید", "ند")
_PRESENT: Final = ("م", "ی", "د", "یم", "ید", "ند")
# Without «می», the other persons and the imperative look like too many nouns («نمک», «برنج»).
_SAFE: Final = ("د", "ند", "یم", "ید")
_AUXILIARIES: Final = ("ام", "ای", "است", "ایم", "اید", "اند", "بود", "بودند", "باشد")
_PERFECT: Final = tuple("ه" + auxiliary for auxiliary in _AUXILIARIES)
_IMPERFECTIVE: Final = ("می", "نمی", "همی")
_SHORTEST: Final = 2
_PREVERBS: Final = ("", "بر", "در", "دربر", "باز", "فرا", "فرو", "وا", "پیش")
# What stands before the stem and may be written apart from it: «می», «برنمی».
PREFIXES: Final = frozenset(preverb + mark for preverb in _PREVERBS for mark in _IMPERFECTIVE)


def _marked(past: str, present: str) -> Iterator[str]:
    """Forms with «می»: plainly verbs."""
    for mark in _IMPERFECTIVE:
        yield from (mark + past + ending for ending in (*_PAST, *_PERFECT))
        yield from (mark + present + ending for ending in _PRESENT)


def _plain(past: str, present: str) -> Iterator[str]:
    """Forms that nouns may look like; `not` in the data names the nouns."""
    yield from (past + ending for ending in (*_PAST, "ه"))
    for negated in _negated(past):
        yield from (negated + ending for ending in (*_PAST, "ه"))
    for form in _with_glide(present):
        yield from (mark + form + ending for mark in "بن" for ending in _SAFE)
    yield from (present + ending for ending in (*_SAFE, "نده"))


def _with_glide(stem: str) -> tuple[str, ...]:
    """«ب» and «ن» take «ی» before alef: «بیاورد», «بیندازد»."""
    return ("ی" + stem, "ی" + stem[1:]) if stem[0] == "ا" else (stem,)


def _negated(stem: str) -> tuple[str, ...]:
    return tuple("ن" + form for form in _with_glide(stem))


def _perfects(past: str) -> Iterator[tuple[str, str]]:
    """Each participle and the forms that it makes with an auxiliary."""
    for participle in (f"{form}ه" for form in (past, *_negated(past))):
        for auxiliary in _AUXILIARIES:
            yield participle, participle + auxiliary


def _table() -> dict[str, str]:
    nouns = words("verbs.txt", "not")
    table: dict[str, str] = {}

    def add(forms: Iterable[str], base: str) -> None:
        for form in forms:
            if len(form) > _SHORTEST and form not in nouns:
                table.setdefault(form, base)

    for past, present in rows("verbs.txt", "light"):
        add(_marked(past, present), past)
    for past, present in rows("verbs.txt", "full"):
        add((*_marked(past, present), *_plain(past, present)), past)
    for past, _ in (*rows("verbs.txt", "light"), *rows("verbs.txt", "full")):
        for participle, perfect in _perfects(past):
            # As the participle alone: a verb, or the noun that «داده» is without «است».
            add([perfect], table.get(participle) or stem(participle))
    for *preverbs, past, present in rows("verbs.txt", "preverb"):
        preverb = "".join(preverbs)
        forms = (*_marked(past, present), *_plain(past, present))
        add((preverb + form for form in forms), preverb + past)
    return table


# Light verbs («کرد», «بود») only where no noun can be meant: their plain forms tell texts apart.
VERBS: Final = _table()
