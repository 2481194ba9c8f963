"""What is asked of an engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from search.terms import Group, query_groups

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
# Nobody reads further; what lies behind is found by more words.
MAX_REACH = 1_000
# Up to so many are counted; above, «more than».
COUNTED = 10_000


class Mode(StrEnum):
    """How much of the query an entry has."""

    ALL = "all"
    ANY = "any"


class Order(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True)
class Query:
    """Words, and what they are narrowed by.

    ``facets`` maps names of `search.facets.FACETS` to the chosen values: one of them must be true
    of an entry, for each name. ``since`` and ``until`` are days, both included. ``page`` counts
    from 1.
    """

    text: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    order: Order = Order.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE

    @cached_property
    def groups(self) -> list[Group]:
        """The words, analysed."""
        return query_groups(self.text)

    @property
    def terms(self) -> frozenset[str]:
        """Every term that a word of the query is found by."""
        return frozenset(term for group in self.groups for term in group.all_terms)

    @property
    def offset(self) -> int:
        """How many hits come before the page."""
        return (self.page - 1) * self.size
