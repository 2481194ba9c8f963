"""All kept names read and keyed anew, a batch at a time, while people go on comparing."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from django.db import transaction

from search.names.models import KeptName, NameWord
from search.names.services import BATCH, put_names, write_keys
from search.names.sources import NameSource, sources


def rebuild(progress: Callable[[int], object]) -> tuple[int, int]:
    """Bring names into line with their sources and write all keys; return how many, and removed."""
    gone = strangers()
    _remove(gone)
    for source in sources().values():
        put_names(source.records())
    NameWord.objects.all().delete()
    written = 0
    pks = iter(list(KeptName.objects.order_by("pk").values_list("pk", flat=True)))
    while batch := list(islice(pks, BATCH)):
        with transaction.atomic():
            names = list(KeptName.objects.select_for_update().filter(pk__in=batch))
            write_keys(names, known=names)
        written += len(names)
        progress(len(names))
    return written, len(gone)


def fill(progress: Callable[[int], object]) -> int:
    """Write what is missing of the sources that have another number of names than is kept of them.

    Return how many names that changed. Where nothing is missing, it is counted alone.
    """
    changed = 0
    for source in sources().values():
        kept = KeptName.objects.filter(kind=source.kind)
        before, wanted = kept.count(), source.length()
        if before != wanted:
            _remove(strangers_of(source))
            put_names(source.records(), progress)
            changed += abs(wanted - before)
    return changed


def strangers() -> list[int]:
    """Return the kept names that their source does not have any more."""
    return [pk for source in sources().values() for pk in strangers_of(source)]


def strangers_of(source: NameSource) -> list[int]:
    """Return those of one source."""
    wanted = {record.object_id for record in source.records()}
    return [pk for pk, object_id in _kept(source.kind) if object_id not in wanted]


def missing() -> int:
    """Return how many names of the sources are not kept."""
    lacking = 0
    for source in sources().values():
        there = {object_id for _pk, object_id in _kept(source.kind)}
        lacking += sum(record.object_id not in there for record in source.records())
    return lacking


def _remove(pks: Sequence[int]) -> None:
    for start in range(0, len(pks), BATCH):
        KeptName.objects.filter(pk__in=pks[start : start + BATCH]).delete()


def _kept(kind: str) -> Iterator[tuple[int, str]]:
    return KeptName.objects.filter(kind=kind).values_list("pk", "object_id").iterator()
