"""What an object says and what somebody types, as the words that these backends store and match."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from modelsearch.index import AutocompleteField, SearchField

from persian.analysis import analyze
from persian.letters import ZWNJ, search_key
from search.terms import MAX_TEXT, TITLE_WEIGHT, Group, query_groups

MAX_TYPED_WORDS = 12
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Texts:
    """The fields of an index entry: lists of words of letters and digits."""

    title: list[str]
    body: list[str]
    autocomplete: list[str]

    @classmethod
    def of(cls, values: Iterable[tuple[object, str]]) -> "Texts":
        """Gather the values of an object's search fields."""
        title, body, begun = [], [], []
        for field, value in values:
            text = value[:MAX_TEXT]
            if isinstance(field, AutocompleteField):
                # By its beginning a word is found as it is written; by its terms in any form.
                begun += [*folded_words(text), *analyze(text)]
            elif isinstance(field, SearchField):
                if field.field_name == "title":
                    title += analyze(text) * TITLE_WEIGHT
                else:
                    body += analyze(text)
        return cls(title, body, list(dict.fromkeys(begun)))


def folded_words(text: str) -> list[str]:
    """Return the words of a text as they are written, a compound both whole and in its parts."""
    words = _WORD.findall(search_key(text))
    if ZWNJ in text:
        words += _WORD.findall(search_key(text.replace(ZWNJ, " ")))
    return words


@dataclass(frozen=True)
class Typed:
    """A word of a query with the other way of finding it: as written, the last by its beginning."""

    group: Group
    written: tuple[str, ...] = ()
    is_begun: bool = False


def typed_words(text: str, *, begun: bool) -> list[Typed]:
    """Return what must be found; ``begun`` while the last word may not be at its end."""
    if not begun:
        return [Typed(group) for group in query_groups(text)]
    words = text.split()[:MAX_TYPED_WORDS]
    found = []
    groups = query_groups(" ".join(words))
    for index, group in enumerate(groups):
        written = tuple(_WORD.findall(search_key(group.typed)))
        found.append(Typed(group, written, is_begun=index == len(groups) - 1))
    return found
