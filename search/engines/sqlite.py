"""SQLite's FTS5: the default.

The table `search_fts` (see the migrations) holds nothing but the index; its rows are written here,
never by triggers, and its one column is `Entry.terms`. The `ascii` tokenizer takes every letter
beyond ASCII as part of a word, so that our terms come out as they went in.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from search.engines import sql
from search.engines.base import DatabaseEngine
from search.engines.bounds import strong_terms
from search.engines.fts import expression
from search.engines.sqlite_ways import ways
from search.models import Entry
from search.query import COUNTED, MAX_REACH, Mode, Order, Query
from search.result import Match
from search.terms import Group

# By the index that holds the facets: SQLite would read each row with its texts.
FOUND = (
    "search_fts f JOIN search_entry e INDEXED BY search_facets ON e.id = f.rowid"
    " WHERE search_fts MATCH %s"
)
ANY_ROW = f"SELECT 1 FROM {FOUND}"  # noqa: S608
FACETS = ", ".join(sql.COLUMNS.values())
OBJECT_ID = "e.object_id"

BEST = (
    "(SELECT rowid, -rank AS bm25 FROM search_fts WHERE search_fts MATCH %s"  # noqa: S608
    f" ORDER BY rank LIMIT {MAX_REACH}) f"
    " JOIN search_entry e INDEXED BY search_facets ON e.id = f.rowid WHERE TRUE"
)


class SqliteEngine(DatabaseEngine):
    """FTS5 finds and ranks; what is visible and chosen is asked of the entry beside it."""

    name = "sqlite"

    def match(self, query: Query, mode: Mode) -> Match:
        """Return a page of what the query finds."""
        found = sql.Condition(FOUND, (expression(query.groups, mode),)) & sql.in_time(query)
        with connection.cursor() as cursor:
            rows = self._counted(cursor, found)
            is_broad = len(rows) > COUNTED
            narrowed = sql.chosen(query)
            passing = self._counted(cursor, found & narrowed) if is_broad and narrowed else None
            if not rows or passing == []:
                return sql.count(rows, query, [], passing)
            ids = self._soon(cursor, query, mode) if is_broad else None
            if ids is None:
                ids = self._page(cursor, query, found, is_broad=is_broad)
            return sql.count(rows, query, ids, passing)

    def sources(self, query: Query, mode: Mode) -> list[str] | None:
        """Return what the query finds by the ids of its sources."""
        found = sql.Condition(FOUND, (expression(query.groups, mode),)) & sql.in_time(query)
        narrowed = sql.chosen(query)
        with connection.cursor() as cursor:
            rows = self._counted(cursor, found & narrowed if narrowed else found, OBJECT_ID)
            if not rows:
                others = sql.Condition(f"SELECT 1 FROM {found.sql}", found.values)  # noqa: S608
                return [] if sql.exist([others])[0] else None
            if len(rows) <= query.size:
                return [row[0] for row in rows]
            is_broad = len(rows) > COUNTED
            ids = self._soon(cursor, query, mode) if is_broad else None
            if ids is None:
                ids = self._page(cursor, query, found, is_broad=is_broad)
        return sql.object_ids(ids)

    def newest_sources(self, queries: Sequence[Query]) -> list[str]:
        """Return the ids of the newest sources that any of the queries finds."""
        first = queries[0]
        words = " OR ".join(f"({expression(one.groups, Mode.ALL)})" for one in queries)
        found = sql.Condition(FOUND, (words,)) & sql.kept(first)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {OBJECT_ID} FROM {found.sql} ORDER BY {sql.NEWEST} LIMIT %s",  # noqa: S608
                (*found.values, first.size),
            )
            return [row[0] for row in cursor.fetchall()]

    def _counted(
        self, cursor: Any, found: sql.Condition, columns: str = FACETS
    ) -> list[tuple[Any, ...]]:
        """Return columns, of as many hits as are counted and one more."""
        cursor.execute(
            f"SELECT {columns} FROM {found.sql} LIMIT {COUNTED + 1}",  # noqa: S608
            found.values,
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _soon(self, cursor: Any, query: Query, mode: Mode) -> list[int] | None:
        """Return a page of very many hits without scoring them all; None where that fails."""
        if query.order is not Order.RELEVANCE:
            return None
        narrowed, recency = sql.chosen(query), sql.recency()
        kept = sql.in_time(query) & narrowed if narrowed else sql.in_time(query)
        is_whole = narrowed is None and not (query.since or query.until)
        for way in ways(cursor, query, mode):
            found = way.best() if is_whole else way.found
            cursor.execute(
                f"SELECT e.id, f.bm25 * {recency.sql} AS score FROM ({found.sql}) f"  # noqa: S608
                f" JOIN search_entry e INDEXED BY search_facets ON e.id = f.rowid"
                f" WHERE {kept.sql} ORDER BY {sql.order_by(query)} LIMIT %s OFFSET %s",
                (*recency.values, *found.values, *kept.values, query.size, query.offset),
            )
            rows = cursor.fetchall()
            if len(rows) == query.size and rows[-1][1] >= way.bound:
                return [row[0] for row in rows]
        return None

    def _page(
        self, cursor: Any, query: Query, found: sql.Condition, *, is_broad: bool
    ) -> list[int]:
        if narrowed := sql.chosen(query):
            found &= narrowed
        recency = sql.recency()
        score, values = f"-bm25(search_fts) * {recency.sql}", recency.values
        if query.order is Order.NEWEST:
            score, values = "0", ()
        elif is_broad and narrowed is None and not (query.since or query.until):
            # FTS5 sorts tens of thousands by itself in half the time of asking each entry's date;
            # nobody reads beyond ``MAX_REACH``.
            found = sql.Condition(BEST, found.values[:1]) & sql.in_time(query)
            score = f"f.bm25 * {recency.sql}"
        cursor.execute(
            f"SELECT e.id, {score} AS score FROM {found.sql}"  # noqa: S608
            f" ORDER BY {sql.order_by(query)} LIMIT %s OFFSET %s",
            (*values, *found.values, query.size, query.offset),
        )
        return [row[0] for row in cursor.fetchall()]

    def holds(self, groups: Sequence[Group]) -> list[bool]:
        """Return for each word whether any visible entry has it, in one query for all."""
        kept = sql.in_time(Query(""))
        return sql.exist(
            [sql.Condition(ANY_ROW, (expression([group], Mode.ALL),)) & kept for group in groups]
        )

    def insert(self, entries: Sequence[Entry]) -> None:
        """Index entries that are stored."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_fts(rowid, terms) VALUES (%s, %s)",
                [(entry.pk, entry.terms) for entry in entries],
            )
            cursor.executemany(
                "INSERT INTO search_strong(rowid, terms) VALUES (%s, %s)",
                [(entry.pk, _strong(entry)) for entry in entries],
            )

    def follow_flush(self) -> None:
        """Empty the index where the entries are all gone: a flush knows nothing of it."""
        if not Entry.objects.exists():
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")
                cursor.execute("INSERT INTO search_strong(search_strong) VALUES ('delete-all')")

    def delete(self, entries: Sequence[Entry]) -> None:
        """Take entries out; FTS5 needs to be told what it was given."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_fts(search_fts, rowid, terms) VALUES ('delete', %s, %s)",
                [(entry.pk, entry.terms) for entry in entries],
            )
            cursor.executemany(
                "INSERT INTO search_strong(search_strong, rowid, terms) VALUES ('delete', %s, %s)",
                [(entry.pk, _strong(entry)) for entry in entries],
            )


def _strong(entry: Entry) -> str:
    return " ".join(strong_terms(entry.terms.split()))
