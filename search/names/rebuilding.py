"""All kept names read and keyed anew, a batch at a time, while people go on comparing."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction

from search.names.models import KeptName, NameWord
from search.names.services import BATCH, put_names, write_keys
from search.names.sources import sources


def rebuild(progress: Callable[[int], object]) -> tuple[int, int]:
    """Bring names into line with their sources and write all keys; return how many, and removed."""
    gone = strangers()
    for start in range(0, len(gone), BATCH):
        KeptName.objects.filter(pk__in=gone[start : start + BATCH]).delete()
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


def strangers() -> list[int]:
    """Return the kept names that their source does not have any more."""
    gone: list[int] = []
    for source in sources().values():
        wanted = {record.object_id for record in source.records()}
        gone += [pk for pk, object_id in _kept(source.kind) if object_id not in wanted]
    return gone


def _kept(kind: str) -> Iterator[tuple[int, str]]:
    return KeptName.objects.filter(kind=kind).values_list("pk", "object_id").iterator()
