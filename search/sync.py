"""What an engine outside the database has yet to hear: marked in the transaction, sent after it."""

import logging
from functools import reduce
from operator import or_

from django.db import DatabaseError, transaction
from django.db.models import Q
from django_tasks import task

from search import elastic
from search.engines import is_remote
from search.engines.base import EngineError
from search.engines.breaker import breaker
from search.models import Entry, Removal

logger = logging.getLogger(__name__)

MARKED_AT_ONCE = 100


@task()
def send_changes() -> None:
    """Send what is marked; where the server does not answer, it stays marked."""
    if breaker.is_open():
        return
    try:
        drain()
    except EngineError as error:
        breaker.trip()
        logger.warning("The search engine was not reached (%s); the clock tries again.", error)


def wake() -> None:
    """Wake a worker once the transaction has committed.

    Where tasks run at once there is no worker: it would send within the request, so the clock does
    it instead.
    """
    if send_changes.get_backend().supports_defer:
        transaction.on_commit(_enqueue, robust=True)


def _enqueue() -> None:
    try:
        send_changes.enqueue()
    except DatabaseError:
        logger.exception("The sending of entries could not be queued; the clock does it.")


def drain() -> int:
    """Send all that is marked and return how much it was. Raises EngineError.

    Killed half way, it may send something twice: the server keeps the newest.
    """
    if not is_remote():
        return 0
    if not elastic.index_of_alias():
        elastic.rebuild()
    sent = 0
    while True:
        entries = list(Entry.objects.filter(is_dirty=True).order_by("pk")[: elastic.BATCH])
        removals = list(Removal.objects.order_by("pk")[: elastic.BATCH])
        if not entries and not removals:
            return sent
        elastic.send(elastic.alias(), entries, removals, at_once=True)
        _mark_sent(entries)
        Removal.objects.filter(pk__in=[removal.pk for removal in removals]).delete()
        sent += len(entries) + len(removals)


def _mark_sent(entries: list[Entry]) -> None:
    """Take the mark from entries that have not changed since they were read."""
    for start in range(0, len(entries), MARKED_AT_ONCE):
        chunk = entries[start : start + MARKED_AT_ONCE]
        unchanged = reduce(or_, (Q(pk=one.pk, changed_at=one.changed_at) for one in chunk))
        Entry.objects.filter(unchanged).update(is_dirty=False)


def waiting() -> int:
    """Return how much the server has yet to hear."""
    return Entry.objects.filter(is_dirty=True).count() + Removal.objects.count()
