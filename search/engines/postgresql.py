"""PostgreSQL: an inverted index of our own in two plain tables.

A `tsvector` knows which terms a row has, but neither how often in a form that SQL can add up, nor
how many rows have a term, and `ts_rank` knows no rarity. `search_posting` has a row for each term
of each entry with what BM25 needs, so that one index range answers a word, ranks it as the other
engines do, and needs no extension. `search_total` counts entries and terms by adding rows, which
no two writers wait for. See docs/adr/0006.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import connection

from search.engines import sql
from search.engines.base import K1, B, DatabaseEngine
from search.models import Entry
from search.query import COUNTED, Mode, Order, Query
from search.result import Match
from search.terms import Group

MOST_TOTALS = 500

HITS = """
WITH hit AS MATERIALIZED (
  SELECT term, entry_id, weight, length FROM search_posting WHERE term = ANY(%s)
), found AS (
  SELECT entry_id FROM hit GROUP BY entry_id HAVING {having}
)
"""
SCORED = """
WITH hit AS MATERIALIZED (
  SELECT term, entry_id, weight, length FROM search_posting WHERE term = ANY(%s)
), total AS (
  SELECT GREATEST(SUM(entries), 1)::float8 AS entries,
         GREATEST(SUM(terms), 1)::float8 / GREATEST(SUM(entries), 1) AS average
  FROM search_total
), rare AS (
  SELECT term, LN(1 + (total.entries - n + 0.5) / (n + 0.5)) AS idf
  FROM (SELECT term, LEAST(COUNT(*)::float8, MAX(total.entries)) AS n
        FROM hit, total GROUP BY term) AS counted, total
), found AS (
  SELECT entry_id,
         SUM(idf * weight * {k1_1} / (weight + {k1} * ({rest} + {b} * length / average))) AS bm25
  FROM hit JOIN rare USING (term), total
  GROUP BY entry_id HAVING {having}
)
"""


class PostgresqlEngine(DatabaseEngine):
    """Postings find and rank; what is visible and chosen is asked of the entry beside them."""

    name = "postgresql"

    def match(self, query: Query, mode: Mode) -> Match:
        """Return a page of what the query finds."""
        having, values = _having(query.groups, mode)
        first: tuple[Any, ...] = ([*query.terms], *values)
        kept = sql.in_time(query)
        with connection.cursor() as cursor:
            cursor.execute(
                f"{HITS.format(having=having)} SELECT {', '.join(sql.COLUMNS.values())}"  # noqa: S608
                " FROM found JOIN search_entry e ON e.id = found.entry_id"
                f" WHERE {kept.sql} LIMIT {COUNTED + 1}",
                (*first, *kept.values),
            )
            rows = cursor.fetchall()
            if not rows:
                return sql.count(rows, query, [])
            if narrowed := sql.chosen(query):
                kept &= narrowed
            return sql.count(rows, query, self._page(cursor, query, having, first, kept))

    def _page(
        self, cursor: Any, query: Query, having: str, first: tuple[Any, ...], kept: sql.Condition
    ) -> list[int]:
        recency = sql.recency()
        score, values = f"found.bm25 * {recency.sql}", recency.values
        if query.order is Order.NEWEST:
            score, values = "0", ()
        found = SCORED.format(having=having, k1=K1, k1_1=K1 + 1, b=B, rest=1 - B)
        cursor.execute(
            f"{found} SELECT e.id, {score} AS score"  # noqa: S608
            " FROM found JOIN search_entry e ON e.id = found.entry_id"
            f" WHERE {kept.sql} ORDER BY {sql.order_by(query)} LIMIT %s OFFSET %s",
            (*first, *values, *kept.values, query.size, query.offset),
        )
        return [row[0] for row in cursor.fetchall()]

    def holds(self, groups: Sequence[Group]) -> list[bool]:
        """Return for each word whether any visible entry has it, in one query for all."""
        # A word is found by all of its terms, or by one of its twins.
        ways = [
            (place, terms)
            for place, group in enumerate(groups)
            for terms in (group.terms, *((twin,) for twin in group.twins))
            if terms
        ]
        found = sql.exist([_having_all(terms) for _place, terms in ways])
        held = {place for (place, _terms), is_there in zip(ways, found, strict=True) if is_there}
        return [place in held for place in range(len(groups))]

    def insert(self, entries: Sequence[Entry]) -> None:
        """Index entries that are stored."""
        rows: list[tuple[str, int, int, int]] = []
        for entry in entries:
            terms = entry.terms.split()
            rows += [(term, entry.pk, times, len(terms)) for term, times in Counter(terms).items()]
        if not entries:
            return
        with connection.cursor() as cursor:
            # In the order of the terms: two writers never wait for each other in a circle.
            columns = [list(column) for column in zip(*sorted(rows), strict=True)] or [[]] * 4
            cursor.execute(
                "INSERT INTO search_posting (term, entry_id, weight, length) SELECT * FROM"
                " unnest(%s::text[], %s::bigint[], %s::int[], %s::int[])",
                columns,
            )
            self._add(cursor, len(entries), sum(len(entry.terms.split()) for entry in entries))

    def delete(self, entries: Sequence[Entry]) -> None:
        """Take entries out."""
        if not entries:
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM search_posting WHERE entry_id = ANY(%s)",
                ([entry.pk for entry in entries],),
            )
            self._add(cursor, -len(entries), -sum(len(entry.terms.split()) for entry in entries))

    def _add(self, cursor: Any, entries: int, terms: int) -> None:
        cursor.execute(
            "INSERT INTO search_total (entries, terms) VALUES (%s, %s) RETURNING id",
            (entries, terms),
        )
        if cursor.fetchone()[0] % MOST_TOTALS == 0:
            cursor.execute(
                "WITH gone AS (DELETE FROM search_total WHERE id IN"
                " (SELECT id FROM search_total ORDER BY id FOR UPDATE SKIP LOCKED)"
                " RETURNING entries, terms)"
                " INSERT INTO search_total (entries, terms)"
                " SELECT COALESCE(SUM(entries), 0), COALESCE(SUM(terms), 0) FROM gone"
            )

    def follow_flush(self) -> None:
        """Empty the index where the entries are all gone: a flush knows nothing of it."""
        if not Entry.objects.exists():
            with connection.cursor() as cursor:
                cursor.execute("SELECT to_regclass('search_posting')")
                if cursor.fetchone()[0]:
                    cursor.execute("TRUNCATE search_posting, search_total")


def _having_all(terms: Sequence[str]) -> sql.Condition:
    """Return the query for entries with all of some terms: index ranges, none read to its end."""
    others = " AND EXISTS(SELECT 1 FROM search_posting o WHERE o.entry_id = e.id AND o.term = %s)"
    start = "SELECT 1 FROM search_posting p JOIN search_entry e ON e.id = p.entry_id WHERE "
    kept = sql.in_time(Query(""))
    return sql.Condition(
        f"{start}p.term = %s{others * (len(terms) - 1)} AND {kept.sql}", (*terms, *kept.values)
    )


def _having(groups: Sequence[Group], mode: Mode) -> tuple[str, tuple[str, ...]]:
    """Return which words an entry must have, with the terms in the order of their marks."""
    if mode is Mode.ANY:
        return "TRUE", ()
    parts, values = [], []
    for group in groups:
        whole = " AND ".join(["bool_or(term = %s)"] * len(group.terms))
        twins = ["bool_or(term = %s)"] * len(group.twins)
        parts.append(f"({' OR '.join([f'({whole})', *twins] if whole else twins)})")
        values += [*group.terms, *group.twins]
    return " AND ".join(parts), tuple(values)
