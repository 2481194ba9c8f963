"""Comparing entries with what they stand for: after a restore, a bulk import, a fault."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from search.kinds import SearchKind, kinds
from search.models import Entry
from search.services import BATCH, Written, forget, refresh_rows, remove_entries

Progress = Callable[[int], object]


@dataclass
class Report:
    """Names of things (kind and id) whose entries differ from them."""

    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    orphaned: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs."""
        return not (self.missing or self.stale or self.orphaned)


def compare(report: Report, kind: SearchKind, progress: Progress = lambda _n: None) -> None:
    """Add to the report what differs in one kind; writes nothing."""
    stored = dict(
        Entry.objects.filter(kind=kind.name).values_list("object_id", "fingerprint").iterator()
    )
    for row in kind.rows().iterator(chunk_size=BATCH):
        progress(1)
        content = kind.content(row)
        if content is None:
            continue
        fingerprint = stored.pop(str(row.pk), None)
        if fingerprint is None:
            report.missing.append(f"{kind.name} {row.pk}")
        elif fingerprint != content.fingerprint:
            report.stale.append(f"{kind.name} {row.pk}")
    report.orphaned += [f"{kind.name} {object_id}" for object_id in stored]


def compare_all(progress: Progress = lambda _n: None) -> Report:
    """Return what differs, and what belongs to no kind."""
    report = Report()
    for kind in kinds().values():
        compare(report, kind, progress)
    strangers = Entry.objects.exclude(kind__in=kinds()).values_list("kind", "object_id")
    report.orphaned += [f"{kind} {object_id}" for kind, object_id in strangers]
    return report


def bring_into_line(
    kind: SearchKind, *, force: bool = False, progress: Progress = lambda _n: None
) -> Written:
    """Write what is missing or stale, take out what is gone; with ``force`` write all anew.

    A batch at a time, each whole: readers see the old entry or the new, never none.
    """

    def counted() -> Iterator[object]:
        for row in kind.rows().iterator(chunk_size=BATCH):
            progress(1)
            there.discard(str(row.pk))
            yield row

    there = set(Entry.objects.filter(kind=kind.name).values_list("object_id", flat=True).iterator())
    written = refresh_rows(kind, counted(), force=force)  # type: ignore[arg-type]
    for batch in _batches(sorted(there)):
        written += forget(kind.model, *batch)
    return written


def remove_strangers() -> int:
    """Take out the entries of kinds that no app registers any more."""
    strangers = Entry.objects.exclude(kind__in=kinds())
    removed = 0
    while batch := list(strangers[:BATCH]):
        removed += remove_entries(batch)
    return removed


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
