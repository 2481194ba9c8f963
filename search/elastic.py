"""The index on Elasticsearch: an alias, the index behind it, and what is sent there.

An index is never changed in its shape: another is filled and the alias moved. Texts arrive as our
terms between blanks; the built-in `whitespace` analyzer takes them as they are, so that a server
without any analysis module serves.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.dsl import Date, Index, Keyword, Long, Mapping, Short, Text
from elasticsearch.helpers import BulkIndexError, bulk

from search.engines.base import K1, B, EngineError
from search.models import Entry, Removal

# A reader waits no longer for an answer; the database has it too.
ASKING_SECONDS = 1.5
WRITING_SECONDS = 60
BATCH = 500
FAULTS = (ApiError, TransportError, BulkIndexError)
OLD_VERSION = 409


@cache
def _client(url: str, api_key: str) -> Elasticsearch:
    return Elasticsearch(
        url,
        api_key=api_key or None,
        request_timeout=ASKING_SECONDS,
        max_retries=0,
        retry_on_timeout=False,
    )


def client() -> Elasticsearch:
    """Return this process's connection, for questions."""
    return _client(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_API_KEY)


def writer() -> Elasticsearch:
    """Return the connection for what takes longer."""
    patient: Elasticsearch = client().options(request_timeout=WRITING_SECONDS)
    return patient


def alias() -> str:
    """Return the name that is asked."""
    name: str = settings.ELASTICSEARCH_INDEX
    return name


def new_index() -> str:
    """Make an empty index and return its name."""
    name = f"{alias()}-{timezone.now():%Y%m%d%H%M%S}-{secrets.token_hex(3)}"
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.field("pk", Long())
    mapping.field("terms", Text(analyzer="whitespace", similarity="ours", index_options="freqs"))
    for facet in ("kind", "county", "body", "organisation"):
        mapping.field(facet, Keyword())
    mapping.field("year", Short())
    for moment in ("date", "visible_from", "visible_until"):
        mapping.field(moment, Date())
    mapping.field("fingerprint", Keyword(index=False, doc_values=False))
    index = Index(name, using=writer())
    index.mapping(mapping)
    index.settings(
        number_of_shards=1,
        number_of_replicas=0,
        similarity={"ours": {"type": "BM25", "k1": K1, "b": B}},
    )
    index.create()
    return name


def document(entry: Entry) -> dict[str, Any]:
    """Return what the server is told of an entry."""
    return {
        "pk": entry.pk,
        "terms": entry.terms,
        "kind": entry.kind,
        "county": entry.county or None,
        "body": entry.body or None,
        "organisation": entry.organisations.split(),
        "year": entry.year,
        "date": entry.date,
        "visible_from": entry.visible_from,
        "visible_until": entry.visible_until,
        "fingerprint": entry.fingerprint,
    }


def _version(moment: dt.datetime) -> int:
    """Return a number that grows with the moment: the server keeps what is newest."""
    return int(moment.timestamp() * 1_000_000)


def send(
    index: str, entries: Iterable[Entry], removals: Iterable[Removal] = (), *, at_once: bool = False
) -> None:
    """Send entries and removals; what the server has newer stays. Raises EngineError."""
    writes: list[dict[str, Any]] = [
        {
            "_op_type": "index",
            "_id": entry.pk,
            "_source": document(entry),
            "version": _version(entry.changed_at),
            "version_type": "external_gte",
        }
        for entry in entries
    ]
    writes += [
        {
            "_op_type": "delete",
            "_id": removal.entry_id,
            "version": _version(removal.removed_at),
            "version_type": "external_gte",
        }
        for removal in removals
    ]
    _bulk(index, writes, at_once=at_once)


def _bulk(index: str, writes: list[dict[str, Any]], *, at_once: bool) -> None:
    if not writes:
        return
    try:
        _done, failed = bulk(
            writer(), writes, index=index, raise_on_error=False, refresh=at_once or None
        )
    except FAULTS as error:
        raise EngineError(type(error).__name__) from error
    statuses = {int(next(iter(one.values()))["status"]) for one in failed or ()}  # type: ignore[union-attr]
    if statuses - {OLD_VERSION, 404}:
        raise EngineError(f"bulk answered {sorted(statuses)}")


def index_of_alias() -> str:
    """Return the index behind the alias, or "" where there is none. Raises EngineError."""
    try:
        if not writer().indices.exists_alias(name=alias()):
            return ""
        return str(next(iter(writer().indices.get_alias(name=alias()))))
    except FAULTS as error:
        raise EngineError(type(error).__name__) from error


def rebuild(progress: Callable[[int], object] = lambda _n: None) -> int:
    """Fill a new index from the entries, move the alias to it, drop the others.

    Readers are answered from the old one until the alias moves. What was written meanwhile went
    to the old one and is sent again afterwards. Returns how many were sent. Raises EngineError.
    """
    begun = timezone.now()
    try:
        before = index_of_alias()
        name = new_index()
        sent = 0
        for batch in _batches():
            send(name, batch)
            sent += len(batch)
            progress(len(batch))
        writer().indices.refresh(index=name)
        _move_alias(name)
        Entry.objects.filter(changed_at__gte=begun).update(is_dirty=True)
        _drop_others(name, before)
        repair(name)
    except FAULTS as error:
        raise EngineError(type(error).__name__) from error
    return sent


def _batches() -> Iterator[list[Entry]]:
    last = 0
    while batch := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _move_alias(name: str) -> None:
    actions: list[dict[str, Any]] = [
        {"remove": {"index": f"{alias()}-*", "alias": alias(), "must_exist": False}},
        {"add": {"index": name, "alias": alias(), "is_write_index": True}},
    ]
    writer().indices.update_aliases(actions=actions)


def _drop_others(name: str, before: str) -> None:
    """Drop the index of before, and what a rebuild that was stopped left behind."""
    others = set(writer().indices.get(index=f"{alias()}-*", expand_wildcards="all")) | {before}
    for other in others - {name, ""}:
        writer().indices.delete(index=other, ignore_unavailable=True)


def stored(index: str) -> Iterator[dict[int, str]]:
    """Yield fingerprints by entry, a batch at a time, in the order of the entries."""
    last = 0
    while True:
        answer = writer().search(
            index=index,
            size=BATCH,
            sort=[{"pk": "asc"}],
            search_after=[last],
            source_includes=["pk", "fingerprint"],
        )
        hits: Sequence[Any] = answer["hits"]["hits"]
        if not hits:
            return
        yield {hit["_source"]["pk"]: hit["_source"]["fingerprint"] for hit in hits}
        last = hits[-1]["_source"]["pk"]


def differences(index: str) -> tuple[list[int], list[int]]:
    """Return the entries that the server lacks or has otherwise, and those that it has too many."""
    wanted = dict(Entry.objects.values_list("pk", "fingerprint").iterator())
    stale: list[int] = []
    gone: list[int] = []
    for batch in stored(index):
        for pk, fingerprint in batch.items():
            there = wanted.pop(pk, None)
            if there is None:
                gone.append(pk)
            elif there != fingerprint:
                stale.append(pk)
    return [*stale, *wanted], gone


def repair(index: str) -> tuple[int, int]:
    """Mark what the server lacks, take out what it has too many; return how many of each."""
    writer().indices.refresh(index=index)
    missing, gone = differences(index)
    for start in range(0, len(missing), BATCH):
        Entry.objects.filter(pk__in=missing[start : start + BATCH]).update(
            is_dirty=True, changed_at=timezone.now()
        )
    now = timezone.now()
    send(index, (), [Removal(entry_id=pk, removed_at=now) for pk in gone], at_once=True)
    return len(missing), len(gone)
