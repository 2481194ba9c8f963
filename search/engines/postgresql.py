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
from search.engines.base import DatabaseEngine
from search.engines.postgresql_reading import Reading, newest_of_any
from search.models import Entry
from search.query import COUNTED, Mode, Query
from search.result import Match
from search.terms import Group

MOST_TOTALS = 500


class PostgresqlEngine(DatabaseEngine):
    """Postings find and rank; what is visible and chosen is asked of the entry beside them."""

    name = "postgresql"

    def match(self, query: Query, mode: Mode) -> Match:
        """Return a page of what the query finds."""
        kept, narrowed = sql.in_time(query), sql.chosen(query)
        with connection.cursor() as cursor:
            reading = Reading.of(cursor, query, mode)
            rows = reading.counted(kept)
            is_broad = len(rows) > COUNTED
            passing = reading.counted(kept & narrowed) if is_broad and narrowed else None
            if not rows or passing == []:
                return sql.count(rows, query, [], passing)
            return sql.count(rows, query, reading.page(is_broad=is_broad), passing)

    def sources(self, query: Query, mode: Mode) -> list[str] | None:
        """Return what the query finds by the ids of its sources."""
        kept, narrowed = sql.in_time(query), sql.chosen(query)
        with connection.cursor() as cursor:
            reading = Reading.of(cursor, query, mode)
            rows = reading.counted(kept & narrowed if narrowed else kept, "e.object_id")
            if not rows:
                return [] if reading.counted(kept, "1") else None
            if len(rows) <= query.size:
                return [row[0] for row in rows]
            ids = reading.page(is_broad=len(rows) > COUNTED)
        return sql.object_ids(ids)

    def newest_sources(self, queries: Sequence[Query]) -> list[str]:
        """Return the ids of the newest sources that any of the queries finds."""
        with connection.cursor() as cursor:
            return newest_of_any(cursor, queries)

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
