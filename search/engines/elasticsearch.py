"""Elasticsearch: the same query, the same BM25, for more entries than one database serves."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.utils import timezone
from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.function import SF
from elasticsearch.dsl.query import Bool, FunctionScore
from elasticsearch.dsl.query import Query as Clause

from persian.jalali import today
from search import elastic
from search.engines import sql
from search.engines.base import FADED_DAYS, RECENT, Engine, EngineError
from search.engines.breaker import breaker
from search.facets import FACETS
from search.query import COUNTED, MAX_REACH, Mode, Order, Query
from search.result import Match
from search.terms import Group

VALUES = 200
NEWEST: list[Any] = [{"date": {"order": "desc", "missing": "_last"}}, {"pk": "desc"}]
# Of a thousand hits the numbers are read from the columns; ids would be unpacked one by one.
BY_NUMBER = {"stored_fields": "_none_", "docvalue_fields": ["pk"]}


class ElasticsearchEngine(Engine):
    """Asks the alias; facets are counted by the server."""

    name = "elasticsearch"

    def match(self, query: Query, mode: Mode) -> Match:
        """Return a page of what the query finds. Raises EngineError."""
        with _answering():
            counts = _counting(query, mode).execute()
            total = counts.to_dict()["hits"]["total"]["value"]
            ids: list[int] = []
            if total:
                page = _ranking(query, mode, is_broad=total > COUNTED).execute()
                ids = [int(hit.meta.id) for hit in page]
        counted: Any = counts.aggregations
        return Match(
            ids=ids,
            total=min(total, COUNTED),
            is_capped=total > COUNTED,
            is_empty=counted["words"]["doc_count"] == 0,
            facets={name: _counts(counted[name]["values"]) for name in FACETS},
        )

    def sources(self, query: Query, mode: Mode) -> list[str] | None:
        """Return what the query finds by the ids of its sources. Raises EngineError."""
        with _answering():
            answer = _all(query, mode).execute().to_dict()
            ids = _numbers(answer)
            if not ids:
                alone = _all(replace(query, facets={}, size=1), mode).execute().to_dict()
                return [] if _numbers(alone) else None
            total = answer["hits"]["total"]["value"]
            if total > query.size:
                ranked = _ranking(query, mode, is_broad=total > COUNTED)
                ids = _numbers(ranked.extra(**BY_NUMBER).execute().to_dict())
        return sql.object_ids(ids)

    def newest_sources(self, queries: Sequence[Query]) -> list[str]:
        """Return the ids of the newest sources that any of the queries finds."""
        first = queries[0]
        any_of = Bool(should=[_found(one, Mode.ALL) for one in queries], minimum_should_match=1)
        found = Bool(filter=[any_of, *_chosen(first).values()])
        search: Search[Any] = Search(using=elastic.client(), index=elastic.alias())
        search = search.query(found).source(False).sort(*NEWEST)
        with _answering():
            answer = search.extra(size=first.size, track_total_hits=False, **BY_NUMBER).execute()
        return sql.object_ids(_numbers(answer.to_dict()))


@contextmanager
def _answering() -> Iterator[None]:
    """Raise EngineError where the server does not answer, and while it is left alone."""
    if breaker.is_open():
        raise EngineError("left alone")
    try:
        yield
    except elastic.FAULTS as error:
        breaker.trip()
        raise EngineError(type(error).__name__) from error


def _numbers(answer: dict[str, Any]) -> list[int]:
    return [hit["fields"]["pk"][0] for hit in answer["hits"]["hits"]]


def _counts(values: Any) -> dict[str, int]:
    return {str(bucket["key"]): bucket["doc_count"] for bucket in values["buckets"]}


def _asked(query: Query, found: Clause) -> Search[Any]:
    search: Search[Any] = Search(using=elastic.client(), index=elastic.alias())
    search = search.query(found).source(False)
    chosen = _chosen(query)
    return search.post_filter(Bool(filter=list(chosen.values()))) if chosen else search


def _chosen(query: Query) -> dict[str, Clause]:
    return {name: Q("terms", **{name: list(one)}) for name, one in _known(query).items()}


def _counting(query: Query, mode: Mode) -> Search[Any]:
    """Count hits and facets; no further than is told, so that it costs the same for any word."""
    search = _asked(query, Bool(filter=[_found(query, mode)]))
    search = search.extra(size=0, track_total_hits=COUNTED + 1, terminate_after=COUNTED + 1)
    search.aggs.bucket("words", A("filter", Q("match_all")))
    chosen = _chosen(query)
    for name in FACETS:
        others = [clause for other, clause in chosen.items() if other != name]
        narrowed = search.aggs.bucket(name, A("filter", Bool(filter=others)))
        narrowed.bucket("values", A("terms", field=name, size=VALUES))
    return search


def _ranking(query: Query, mode: Mode, *, is_broad: bool) -> Search[Any]:
    """Find the page. Of very many hits the best are put in order with their age: Lucene finds them
    without scoring the others, which it could not if it had to ask each for its age."""
    found = _found(query, mode)
    if query.order is Order.NEWEST:
        return _page(query, found).sort(*NEWEST)
    if not is_broad:
        aged = FunctionScore(query=found, boost_mode="multiply", **_age())
        return _page(query, aged).sort("_score", *NEWEST)
    aged = FunctionScore(query=Q("match_all"), boost_mode="multiply", **_age())
    again = {"rescore_query": aged.to_dict(), "score_mode": "multiply"}
    return _page(query, found).extra(rescore={"window_size": MAX_REACH, "query": again})


def _all(query: Query, mode: Mode) -> Search[Any]:
    """Find without ranking, as many as the page holds, and whether there are more."""
    kept = [_found(query, mode), *_chosen(query).values()]
    search: Search[Any] = Search(using=elastic.client(), index=elastic.alias())
    search = search.query(Bool(filter=kept)).source(False)
    return search.extra(size=query.size, track_total_hits=COUNTED + 1, **BY_NUMBER)


def _page(query: Query, found: Clause) -> Search[Any]:
    search = _asked(query, found).extra(track_total_hits=False)
    return search[query.offset : query.offset + query.size]


def _known(query: Query) -> dict[str, tuple[str, ...]]:
    """Return the chosen values; a year that is none finds nothing."""
    chosen = {name: values for name, values in query.facets.items() if values}
    if "year" in chosen:
        chosen["year"] = tuple(
            value if value.isdecimal() and len(value) < 6 else "-1"  # noqa: PLR2004
            for value in chosen["year"]
        )
    return chosen


def _found(query: Query, mode: Mode) -> Clause:
    words = [_word(group, mode) for group in query.groups]
    found = Bool(must=words) if mode is Mode.ALL else Bool(should=words, minimum_should_match=1)
    return found + Bool(filter=_in_time(query))


def _age() -> dict[str, Any]:
    """Return a linear decay that is 1 today and 0 when the thing is FADED_DAYS old, as a factor."""
    faded = {"origin": today().isoformat(), "scale": f"{FADED_DAYS // 2}d", "decay": 0.5}
    dated = {"filter": {"exists": {"field": "date"}}, "linear": {"date": faded}, "weight": RECENT}
    return {"functions": [SF({"weight": 1.0}), SF(dated)], "score_mode": "sum"}


def _word(group: Group, mode: Mode) -> Clause:
    terms = [Q("term", terms=term) for term in group.terms]
    twins = [Q("term", terms=term) for term in group.twins]
    if mode is Mode.ANY:
        return Bool(should=[*terms, *twins], minimum_should_match=1)
    whole = [Bool(must=terms)] if terms else []
    return Bool(should=[*whole, *twins], minimum_should_match=1)


def _in_time(query: Query) -> list[Clause]:
    now = timezone.now().isoformat()
    kept: list[Clause] = [
        ~Q("range", visible_from={"gt": now}),
        ~Q("range", visible_until={"lte": now}),
    ]
    if query.since:
        kept.append(Q("range", date={"gte": query.since.isoformat()}))
    if query.until:
        kept.append(Q("range", date={"lte": query.until.isoformat()}))
    return kept
