"""From the forms of a common verb to its past stem: «می‌سازند», «نساخت», «ساخته‌اند» to «ساخت»."""

from collections.abc import Iterator
from typing import Final

from persian.analysis.lexicon import rows, words

_PAST: Final = ("", "م", "ی", "یم", "ید", "ند")
_PRESENT: Final = ("م", "ی", "د", "یم", "ید", "ند")
_PERFECT: Final = ("هام", "های", "هاست", "هایم", "هاید", "هاند", "هبود", "هبودند", "هباشد")
_IMPERFECTIVE: Final = ("می", "نمی", "همی")
_PREVERBS: Final = ("", "بر", "در", "باز", "فرا", "فرو", "وا", "پیش")
# What stands before the stem and may be written apart from it: «می», «برنمی».
PREFIXES: Final = frozenset(preverb + mark for preverb in _PREVERBS for mark in _IMPERFECTIVE)


def _marked(past: str, present: str) -> Iterator[str]:
    """Forms that are plainly verbs: with «می», and perfects with their auxiliary."""
    for mark in _IMPERFECTIVE:
        yield from (mark + past + ending for ending in (*_PAST, *_PERFECT))
        yield from (mark + present + ending for ending in _PRESENT)
    for negation in ("", *_negated(past)):
        yield from ((negation or past) + ending for ending in _PERFECT)


def _plain(past: str, present: str) -> Iterator[str]:
    """Forms that nouns may look like; `not` in the data names the nouns."""
    yield from (past + ending for ending in (*_PAST, "ه"))
    for negated in _negated(past):
        yield from (negated + ending for ending in (*_PAST, "ه"))
    for stem in _with_glide(present):
        for mark in "بن":
            yield from (mark + stem + ending for ending in _PRESENT)
            yield mark + stem.removesuffix("ی")
    yield from (present + ending for ending in ("د", "ند", "یم", "ید", "نده"))


def _with_glide(stem: str) -> tuple[str, ...]:
    """«ب» and «ن» take «ی» before alef: «بیاورد», «بیندازد»."""
    return ("ی" + stem, "ی" + stem[1:]) if stem[0] == "ا" else (stem,)


def _negated(stem: str) -> tuple[str, ...]:
    return tuple("ن" + form for form in _with_glide(stem))


def _table() -> dict[str, str]:
    nouns = words("verbs.txt", "not")
    table: dict[str, str] = {}
    for section in ("light", "full"):
        for past, present in rows("verbs.txt", section):
            forms = [*_marked(past, present)]
            if section == "full":
                forms += _plain(past, present)
            for form in forms:
                if len(form) > 2 and form not in nouns:  # noqa: PLR2004
                    table.setdefault(form, past)
    for *preverbs, past, present in rows("verbs.txt", "preverb"):
        preverb = "".join(preverbs)
        for form in (*_marked(past, present), *_plain(past, present)):
            if preverb + form not in nouns:
                table.setdefault(preverb + form, preverb + past)
    return table


# Light verbs («کرد», «بود») only where no noun can be meant: their plain forms tell texts apart.
VERBS: Final = _table()
