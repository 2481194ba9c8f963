"""Who keeps names here, so that all of them can be read again.

An app says so in its ``kept_names.py``, which is read when the apps are loaded.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from search.names.services import NameRecord


class NameSource(NamedTuple):
    """A kind of kept names, where all its records come from, and how many there are of them.

    Whoever has few names leaves the number out: they are read then.
    """

    kind: str
    records: Callable[[], Iterable[NameRecord]]
    number: Callable[[], int] | None = None

    def length(self) -> int:
        """Return how many records there are."""
        return self.number() if self.number else sum(1 for _record in self.records())


_sources: dict[str, NameSource] = {}


def register_names(source: NameSource) -> None:
    """Say where the names of a kind come from. Raises ValueError where the kind is taken."""
    if _sources.setdefault(source.kind, source) is not source:
        raise ValueError(f"The names of {source.kind} have a source already.")


def sources() -> dict[str, NameSource]:
    """Return the sources by the kinds of their names."""
    return dict(_sources)
