"""Asking: `find` for the search page and the API, `complete` while somebody types."""

import logging
import math
from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import Q, QuerySet

from persian.letters import search_key
from search.engines import Engine, EngineError, asked_engine, database_engine
from search.engines.sql import ShownRow, shown_rows
from search.facets import named_facets
from search.highlighting import fragment, pieces
from search.kinds import kinds
from search.models import Entry, TitleWord
from search.query import MAX_REACH, Mode, Query
from search.result import Hit, Match, Result
from search.spelling import corrected

logger = logging.getLogger(__name__)

COMPLETIONS = 8
COMPLETED_FROM = 2
MAX_TYPED_WORDS = 6
# Entries looked at for one beginning of a word.
LOOKED_AT = 200


def find(query: Query, *, corrects: bool = True) -> Result:
    """Return a page of what a query finds, best first; with another spelling unless not wanted.

    Entries that have all words of the query; where none has, those with any of them. Where the
    engine of the settings does not answer, the database does, and the result says so. Never
    raises, never finds what is hidden at this moment.
    """
    if not query.groups or query.offset + query.size > MAX_REACH + query.size - 1:
        return Result()
    engine, is_fallback = asked_engine(), False
    try:
        match, mode = matched(engine, query)
    except EngineError:
        logger.warning("The search engine did not answer; the database does.")
        engine, is_fallback = database_engine(), True
        match, mode = matched(engine, query)
    hits = _hits(match, query)
    return Result(
        hits=hits,
        total=match.total,
        is_capped=match.is_capped,
        pages=math.ceil(min(match.total, MAX_REACH) / query.size),
        facets=named_facets(match, query.facets),
        mode=mode,
        correction=corrected(query, is_empty=match.is_empty, mode=mode) if corrects else "",
        engine=engine.name,
        is_fallback=is_fallback,
    )


def matched(engine: Engine, query: Query) -> tuple[Match, Mode]:
    """Ask one engine: for all words, and where nothing has them, for any. Raises EngineError."""
    match = engine.match(query, Mode.ALL)
    if match.is_empty and len(query.groups) > 1:
        return engine.match(query, Mode.ANY), Mode.ANY
    return match, Mode.ALL


def _hits(match: Match, query: Query) -> list[Hit]:
    rows = shown_rows(match.ids)
    named = {row.kind for row in rows.values()}
    labels = {name: str(kind.label_one) for name, kind in kinds().items() if name in named}
    return [_hit(rows[pk], query, labels) for pk in match.ids if pk in rows]


def _hit(row: ShownRow, query: Query, labels: Mapping[str, str]) -> Hit:
    shown = fragment(row.text, query.groups)
    if not shown and row.summary:
        shown = pieces(row.summary, query.terms)
    return Hit(
        kind=row.kind,
        kind_label=labels.get(row.kind, ""),
        object_id=row.object_id,
        title=row.title,
        number=row.number,
        url=row.url,
        summary=row.summary,
        date=row.date,
        county=row.county,
        body=row.body,
        title_pieces=pieces(row.title, query.terms),
        text_pieces=shown,
    )


def complete(typed: str, *, size: int = COMPLETIONS) -> list[Entry]:
    """Return things whose title has every typed word, of the last at least its beginning."""
    *whole, begun = search_key(typed[:200]).split()[-MAX_TYPED_WORDS:] or [""]
    if len(begun) < COMPLETED_FROM and not whole:
        return []
    found: QuerySet[Entry] = Entry.objects.visible()
    if whole:
        for word in whole:
            found = found.filter(title_words__word=word)
        found = found.filter(_begins("title_words__word", begun))
    else:
        near = TitleWord.objects.filter(_begins("word", begun))
        ids = near.values_list("entry_id", flat=True)[:LOOKED_AT]
        found = found.filter(pk__in=list(ids))
    return list(
        found.distinct().order_by("-date", "-pk").only("title", "kind", "url", "date")[:size]
    )


def found_ids(text: str, *, kind: str, size: int = MAX_REACH) -> list[str]:
    """Return the ids of what words find of one kind, in no order, for lists with their own filters.

    Of more than ``size`` the best. Raises nothing: where the engine does not answer, the database
    does.
    """
    query = Query(text, facets={"kind": (kind,)}, size=size)
    if not query.groups:
        return []
    try:
        return _sources(asked_engine(), query)
    except EngineError:
        return _sources(database_engine(), query)


def _sources(engine: Engine, query: Query) -> list[str]:
    found = engine.sources(query, Mode.ALL)
    if found is None and len(query.groups) > 1:
        found = engine.sources(query, Mode.ANY)
    return found or []


def newest_ids(texts: Sequence[str], *, kind: str, size: int) -> list[str]:
    """Return the ids of what has all words of one of some texts, of one kind, in no order.

    One question for all texts; of more than ``size`` the newest. Raises nothing: where the engine
    does not answer, the database does.
    """
    facets = {"kind": (kind,)}
    queries = [query for text in texts if (query := Query(text, facets=facets, size=size)).groups]
    if not queries:
        return []
    try:
        return asked_engine().newest_sources(queries)
    except EngineError:
        return database_engine().newest_sources(queries)


def engine_answers() -> bool:
    """Return whether the engine of the settings answers, and not another one for it."""
    try:
        asked_engine().match(Query("سلام", size=1), Mode.ALL)
    except EngineError:
        return False
    return True


def newest(size: int) -> list[Entry]:
    """Return the newest dated things."""
    dated = Entry.objects.visible().filter(date__isnull=False)
    return list(dated.order_by("-date", "-pk").only("title", "kind", "url", "date")[:size])


def _begins(field: str, beginning: str) -> Q:
    """A condition that the index on words answers."""
    if connection.vendor == "postgresql":
        return Q(**{f"{field}__startswith": beginning})
    return Q(**{f"{field}__gte": beginning, f"{field}__lt": f"{beginning}\U0010ffff"})
