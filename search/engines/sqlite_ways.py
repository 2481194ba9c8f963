"""Ranking on SQLite what tens of thousands of entries have, without scoring all of them.

FTS5 takes a microsecond to score an entry. Each way scores a part of the hits, and tells what no
other hit exceeds; a page whose last hit has more is the page of all hits. See `bounds`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from search.engines import sql
from search.engines.bounds import fts_idf, most, most_where_weak, splits
from search.engines.fts import expression
from search.query import MAX_REACH, Mode, Query

SCORED = "SELECT rowid, -rank AS bm25 FROM search_fts WHERE search_fts MATCH %s"
# The sum of both ways to be found: FTS5 adds up whatever of its words a row has.
WITH_COMMON = (
    "SELECT rowid, MAX(bm25) AS bm25"  # noqa: S608
    f" FROM ({SCORED} UNION ALL {SCORED}) GROUP BY rowid"
)
# The plus keeps SQLite from asking FTS5 anew for each row of the list.
STRONG_ONES = (
    "SELECT rowid, -bm25(search_fts) AS bm25 FROM search_fts WHERE search_fts MATCH %s"
    " AND +rowid IN (SELECT rowid FROM search_strong WHERE search_strong MATCH %s)"
)
COUNT = "(SELECT COUNT(*) FROM search_fts WHERE search_fts MATCH %s)"
# The record that FTS5 keeps of all rows: how many there are, and their terms.
SIZE = "(SELECT block FROM search_fts_data WHERE id = 1)"

# Further down a page holds entries where no word is strong.
STRONG_REACH = 400


@dataclass(frozen=True)
class Way:
    """Hits as a table of rowid and bm25, and what no other hit exceeds."""

    found: sql.Condition
    bound: float

    def best(self) -> sql.Condition:
        """Return those hits of which somebody may read."""
        return sql.Condition(
            f"{self.found.sql} ORDER BY bm25 DESC LIMIT {MAX_REACH}", self.found.values
        )


def ways(cursor: Any, query: Query, mode: Mode) -> Iterator[Way]:
    """Yield ways to rank, the cheapest first; where none of them leads, all hits are scored."""
    terms = sorted(query.terms)
    marks = [f'"{term}"' for term in terms]
    cursor.execute(f"SELECT {', '.join([SIZE, *[COUNT] * len(terms)])}", marks)
    size, *numbers = cursor.fetchone()
    entries, average = _read(size)
    counts = dict(zip(terms, numbers, strict=True))
    idfs = {term: fts_idf(entries, count) for term, count in counts.items() if count}
    if mode is Mode.ANY:
        for split in splits(idfs, counts):
            yield Way(_scored(split.rare, split.common), split.bound)
    if mode is Mode.ALL and query.offset <= STRONG_REACH:
        weak = most_where_weak(average) * sum(map(most, idfs.values()))
        yield Way(
            sql.Condition(STRONG_ONES, (expression(query.groups, mode), " OR ".join(marks))), weak
        )


def _scored(rare: list[str], common: list[str]) -> sql.Condition:
    """Return entries with any of the rare terms, and what the common ones add to them."""
    some = " OR ".join(f'"{term}"' for term in rare)
    if not common:
        return sql.Condition(SCORED, (some,))
    more = " OR ".join(f'"{term}"' for term in common)
    return sql.Condition(WITH_COMMON, (f"({some}) AND ({more})", some))


def _read(record: bytes) -> tuple[int, float]:
    """Return how many entries are indexed, and how many terms one has on average."""
    numbers = list(_numbers(record))
    return numbers[0], numbers[1] / max(1, numbers[0])


def _numbers(block: bytes) -> Iterator[int]:
    """Yield the numbers of a record: seven bits in a byte, the eighth says that more follow."""
    number = 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004
            yield number
            number = 0
