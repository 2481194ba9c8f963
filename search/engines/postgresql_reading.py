"""Asking PostgreSQL's postings: no more of them are read than a page and its counts need."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from search.engines import sql
from search.engines.base import K1, B
from search.engines.bounds import splits
from search.query import COUNTED, MAX_REACH, Mode, Order, Query
from search.terms import Group

# Entries with the words of any of several queries, among those with a telling word of one.
ANY_OF = """
SELECT entry_id FROM search_posting WHERE term = ANY(%s)
AND entry_id IN (SELECT entry_id FROM search_posting WHERE term = ANY(%s))
GROUP BY entry_id HAVING {having}
"""
# How many entries have each term, of how many, with how many terms in all.
COUNTS = """
SELECT term, COUNT(*), (SELECT SUM(entries) FROM search_total),
       (SELECT SUM(terms) FROM search_total)
FROM search_posting WHERE term = ANY(%s) GROUP BY term
"""
FOUND = """
SELECT entry_id FROM search_posting WHERE term = ANY(%s) {among}
GROUP BY entry_id HAVING {having}
"""
SCORED = """
SELECT entry_id, SUM(rarity.idf * weight * {most} / (weight + {least} + {each} * length)) AS bm25
FROM search_posting JOIN UNNEST(%s::text[], %s::float8[]) AS rarity (term, idf) USING (term)
WHERE TRUE {among} GROUP BY entry_id HAVING {having}
"""
# Added to nothing, so that an entry is looked up in the list, and the list not in the index.
AMONG = "AND entry_id + 0 = ANY(%s::bigint[])"
# Lists of more entries are no help.
MOST_AMONG = 2 * COUNTED
FACETS = ", ".join(sql.COLUMNS.values())
JOINED = "found JOIN search_entry e ON e.id = found.entry_id"
BEST = f" ORDER BY bm25 DESC LIMIT {MAX_REACH}"


@dataclass(frozen=True)
class Reading:
    """One query on its way: how many entries have each of its terms, and what BM25 makes of it."""

    cursor: Any
    query: Query
    mode: Mode
    counts: dict[str, int]
    idfs: dict[str, float]
    average: float

    @classmethod
    def of(cls, cursor: Any, query: Query, mode: Mode) -> "Reading":
        """Count, in one query."""
        cursor.execute(COUNTS, ([*query.terms],))
        rows = cursor.fetchall()
        entries, terms = (max(1, int(total or 0)) for total in (rows[0][2:] if rows else (1, 1)))
        # What was deleted and not yet vacuumed is counted by nobody; the sums may be older.
        counts = {term: min(count, entries) for term, count, *_totals in rows}
        idfs = {
            term: math.log(1 + (entries - count + 0.5) / (count + 0.5))
            for term, count in counts.items()
        }
        return cls(cursor, query, mode, counts, idfs, terms / entries)

    def counted(self, kept: sql.Condition, columns: str = FACETS) -> list[tuple[Any, ...]]:
        """Return columns, of as many hits as are counted and one more."""
        commonest = max(self.counts, key=lambda term: (self.counts[term], term), default="")
        rows: list[tuple[Any, ...]] = []
        if self.mode is Mode.ANY and self.counts.get(commonest, 0) > COUNTED:
            # That word alone may tell that there are more than are counted.
            rows = self._columns(columns, "SELECT entry_id FROM search_posting WHERE term = %s",
                                 (commonest,), kept)  # fmt: skip
        if len(rows) <= COUNTED:
            among, having = self._among(()), _having(self.query.groups, self.mode)
            rows = self._columns(
                columns,
                FOUND.format(among=among.sql, having=having.sql),
                ([*self.counts], *among.values, *having.values),
                kept,
            )
        return rows

    def _columns(
        self, columns: str, found: str, values: tuple[Any, ...], kept: sql.Condition
    ) -> list[tuple[Any, ...]]:
        self.cursor.execute(
            f"SELECT {columns} FROM ({found}) {JOINED} WHERE {kept.sql} LIMIT {COUNTED + 1}",  # noqa: S608
            (*values, *kept.values),
        )
        rows: list[tuple[Any, ...]] = self.cursor.fetchall()
        return rows

    def page(self, *, is_broad: bool) -> list[int]:
        """Return the entries of the page."""
        is_ranked = self.query.order is Order.RELEVANCE
        if is_broad and is_ranked and self.mode is Mode.ANY:
            for split in splits(self.idfs, self.counts):
                rows = self._best(split.rare, is_broad=False)
                if len(rows) == self.query.size and rows[-1][1] >= split.bound:
                    return [row[0] for row in rows]
        return [row[0] for row in self._best((), is_broad=is_broad)]

    def _best(self, rare: Sequence[str], *, is_broad: bool) -> list[tuple[int, float]]:
        """Return the entries of the page with their scores; where named, with any rare term."""
        query, recency = self.query, sql.recency()
        kept, narrowed = sql.in_time(query), sql.chosen(query)
        among, having = self._among(rare), _having(query.groups, self.mode)
        found = SCORED.format(
            among=among.sql,
            having=having.sql,
            most=K1 + 1,
            # Without a type they would be decimals, which are reckoned ten times as slowly.
            least=f"{K1 * (1 - B)}::float8",
            each=f"{K1 * B / self.average}::float8",
        )
        if narrowed:
            kept &= narrowed
        elif is_broad and query.order is Order.RELEVANCE and not (query.since or query.until):
            # Nobody reads further, and each entry's date is asked of far fewer.
            found += BEST
        score = sql.Condition(f"found.bm25 * {recency.sql}", recency.values)
        if query.order is Order.NEWEST:
            score = sql.Condition("0")
        terms = [*self.idfs]
        self.cursor.execute(
            f"SELECT e.id, {score.sql} AS score FROM ({found}) {JOINED}"  # noqa: S608
            f" WHERE {kept.sql} ORDER BY {sql.order_by(query)} LIMIT %s OFFSET %s",
            (
                *score.values, terms, [*self.idfs.values()], *among.values,
                *having.values, *kept.values, query.size, query.offset,
            ),
        )  # fmt: skip
        rows: list[tuple[int, float]] = self.cursor.fetchall()
        return rows

    def _among(self, rare: Sequence[str]) -> sql.Condition:
        """Return where entries are looked for: those with a term that is named; else all, or where
        all words are wanted, those with the rarest.
        """
        entries = self._having(rare) if rare else self._rarest
        return sql.Condition("") if entries is None else sql.Condition(AMONG, (entries,))

    @cached_property
    def _rarest(self) -> list[int] | None:
        if self.mode is Mode.ANY or len(self.query.groups) == 1:
            return None
        words = [group.all_terms for group in self.query.groups]
        numbers = [sum(self.counts.get(term, 0) for term in terms) for terms in words]
        rarest = numbers.index(min(numbers))
        return self._having(words[rarest]) if numbers[rarest] <= MOST_AMONG else None

    def _having(self, terms: Sequence[str]) -> list[int]:
        """Return the entries that have any of these terms."""
        self.cursor.execute(
            "SELECT DISTINCT entry_id FROM search_posting WHERE term = ANY(%s)", ([*terms],)
        )
        return [row[0] for row in self.cursor.fetchall()]


def _having(groups: Sequence[Group], mode: Mode) -> sql.Condition:
    """Return which words an entry must have."""
    if mode is Mode.ANY:
        return sql.Condition("TRUE")
    parts, values = [], []
    for group in groups:
        whole = " AND ".join(["bool_or(term = %s)"] * len(group.terms))
        twins = ["bool_or(term = %s)"] * len(group.twins)
        parts.append(f"({' OR '.join([f'({whole})', *twins] if whole else twins)})")
        values += [*group.terms, *group.twins]
    return sql.Condition(" AND ".join(parts), tuple(values))


def newest_of_any(cursor: Any, queries: Sequence[Query]) -> list[str]:
    """Return the ids of the newest sources that have all words of one of the queries."""
    first, kept = queries[0], sql.kept(queries[0])
    wanted = [_having(query.groups, Mode.ALL) for query in queries]
    found = ANY_OF.format(having=" OR ".join(f"({one.sql})" for one in wanted))
    terms = {term for query in queries for term in query.terms}
    # The longest word of each is likely the rarest; whatever it is, all of them have it.
    telling = {term for query in queries for term in max(query.groups, key=_length).all_terms}
    cursor.execute(
        f"SELECT e.object_id FROM ({found}) {JOINED} WHERE {kept.sql}"  # noqa: S608
        f" ORDER BY {sql.NEWEST} LIMIT %s",
        (
            [*terms], [*telling], *(value for one in wanted for value in one.values),
            *kept.values, first.size,
        ),
    )  # fmt: skip
    return [row[0] for row in cursor.fetchall()]


def _length(group: Group) -> int:
    return len(group.typed)
