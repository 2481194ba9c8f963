"""What an engine answers, and what becomes of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from search.query import Mode


@dataclass(frozen=True)
class Match:
    """An engine's answer: the page's entries in order, and counts.

    ``total`` is of what passes the facets; it and the counts of ``facets`` are at least so many
    where ``is_capped``. A facet's own choice does not narrow its counts. ``is_empty`` tells that
    the words alone, before any facet, find nothing.
    """

    ids: list[int]
    total: int
    is_capped: bool
    is_empty: bool
    facets: Mapping[str, Mapping[str, int]]


class Piece(NamedTuple):
    """A run of a text; ``is_found`` where the query found it."""

    text: str
    is_found: bool


@dataclass(frozen=True)
class Hit:
    """A found thing as readers see it."""

    kind: str
    kind_label: str
    object_id: str
    title: str
    number: str
    url: str
    summary: str
    date: dt.date | None
    county: str
    body: str
    title_pieces: list[Piece]
    text_pieces: list[Piece]


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet with the number of hits that it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A way to narrow the hits."""

    name: str
    label: str
    values: list[FacetValue]


@dataclass(frozen=True)
class Result:
    """A page of hits.

    ``is_fallback`` tells that the engine asked for did not answer and the database did;
    ``correction`` is a query that finds something where this one finds little.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_capped: bool = False
    pages: int = 0
    facets: list[Facet] = field(default_factory=list)
    mode: Mode = Mode.ALL
    correction: str = ""
    engine: str = ""
    is_fallback: bool = False
