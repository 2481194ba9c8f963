"""What every engine can do."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from search.models import Entry
from search.query import Mode, Query
from search.result import Match
from search.terms import Group

# BM25's, the same everywhere: FTS5 has no others.
K1 = 1.2
B = 0.75
# A thing of today weighs so much more than one that is ``FADED_DAYS`` old; see docs/search.md.
RECENT = 0.25
FADED_DAYS = 3650


class EngineError(Exception):
    """The engine did not answer, or not with what was asked."""


class Engine(ABC):
    """Finds entries."""

    name: str

    @abstractmethod
    def match(self, query: Query, mode: Mode) -> Match:
        """Return a page of what the query finds. Raises EngineError.

        The query has at least one group.
        """

    @abstractmethod
    def sources(self, query: Query, mode: Mode) -> list[str] | None:
        """Return what the query finds by the ids of its sources, in no order. Raises EngineError.

        Of more than the query's page holds, the best of those; nothing is counted. None where the
        words alone, before any facet, find nothing.
        """

    @abstractmethod
    def newest_sources(self, queries: Sequence[Query]) -> list[str]:
        """Return the ids of sources that have all words of one of some queries, in one question.

        Of more than the page of the first query holds, the newest; in no order. Facets and days are
        those of the first too. Raises EngineError.
        """


class DatabaseEngine(Engine):
    """An engine that lives in the database of the entries and is written in their transaction."""

    @abstractmethod
    def insert(self, entries: Sequence[Entry]) -> None:
        """Index entries that are stored."""

    @abstractmethod
    def delete(self, entries: Sequence[Entry]) -> None:
        """Take entries out, as they were when they were inserted, before they change or go."""

    @abstractmethod
    def holds(self, groups: Sequence[Group]) -> list[bool]:
        """Return for each word whether any visible entry has it, in one query for all."""

    def follow_flush(self) -> None:
        """Empty what Django's `flush` does not know of, where the entries are all gone."""
