"""Every write of entries: whoever changes a findable thing calls `refresh` in its transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from persian.letters import search_key
from search.content import Content
from search.engines import database_engine, is_remote
from search.kinds import SearchKind, kind_of, kinds
from search.models import Entry, Removal, TitleWord

BATCH = 200
FIELDS = (
    "title", "number", "summary", "text", "url", "date", "county", "body", "year",
    "organisations", "visible_from", "visible_until", "terms", "fingerprint", "changed_at",
    "is_dirty",
)  # fmt: skip
LONGEST_WORD = 64
SHORTEST_WORD = 2


@dataclass
class Written:
    """How many entries came, changed, and went."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __iadd__(self, other: "Written") -> "Written":
        self.added += other.added
        self.changed += other.changed
        self.removed += other.removed
        return self


def refresh(*rows: Model) -> Written:
    """Bring the entries of these rows into line: what is hidden goes, what is new comes.

    What they say is read from the database, in the caller's transaction. Rows of models without a
    kind are passed by.
    """
    by_kind: dict[str, list[object]] = {}
    for row in rows:
        if kind := kind_of(type(row)):
            by_kind.setdefault(kind.name, []).append(row.pk)
    written = Written()
    for name, pks in by_kind.items():
        written += refresh_ids(kinds()[name], pks)
    return written


def refresh_ids(kind: SearchKind, pks: Iterable[object]) -> Written:
    """Bring the entries of the rows with these keys into line, a batch at a time."""
    written = Written()
    remaining = iter(pks)
    while batch := list(islice(remaining, BATCH)):
        contents: dict[str, Content | None] = {str(pk): None for pk in batch}
        shown = kind.rows().filter(pk__in=batch)
        contents |= {str(row.pk): kind.content(row) for row in shown}
        written += store(kind.name, contents)
    return written


def refresh_rows(kind: SearchKind, rows: Iterable[Model], *, force: bool = False) -> Written:
    """Bring the entries of rows that `SearchKind.rows` gave into line, a batch at a time.

    With ``force``, also those whose content has not changed are analysed and indexed again.
    """
    written = Written()
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        contents = {str(row.pk): kind.content(row) for row in batch}
        written += store(kind.name, contents, force=force)
    return written


def forget(model: type[Model], *pks: object) -> Written:
    """Take out the entries of rows that are gone or go in this transaction."""
    kind = kind_of(model)
    return store(kind.name, {str(pk): None for pk in pks}) if kind else Written()


def store(kind: str, contents: dict[str, Content | None], *, force: bool = False) -> Written:
    """Make these the entries of a kind, by id; None takes one out. In one transaction.

    With ``force``, also what has not changed is indexed again.
    """
    with transaction.atomic():
        stored = Entry.objects.filter(kind=kind, object_id__in=contents).select_for_update()
        there = {entry.object_id: entry for entry in stored}
        wanted = {
            object_id: content
            for object_id, content in contents.items()
            if content
            and (force or getattr(there.get(object_id), "fingerprint", "") != content.fingerprint)
        }
        gone = [there[object_id] for object_id in there if contents[object_id] is None]
        if not wanted and not gone:
            return Written()
        known = [there[object_id] for object_id in wanted if object_id in there]
        engine = database_engine()
        engine.delete(known)
        remove_entries(gone)
        Entry.objects.bulk_update(
            [_filled(entry, wanted[entry.object_id]) for entry in known], FIELDS, batch_size=50
        )
        added = Entry.objects.bulk_create(
            [
                _filled(Entry(kind=kind, object_id=object_id), content)
                for object_id, content in wanted.items()
                if object_id not in there
            ]
        )
        engine.insert([*known, *added])
        _write_title_words([*known, *added], known)
        if is_remote():
            from search.sync import wake  # noqa: PLC0415

            wake()
    return Written(added=len(added), changed=len(known), removed=len(gone))


def remove_entries(entries: Sequence[Entry]) -> int:
    """Take out entries as they are stored; return how many."""
    if not entries:
        return 0
    with transaction.atomic():
        database_engine().delete(entries)
        if is_remote():
            Removal.objects.bulk_create(
                [Removal(entry_id=entry.pk) for entry in entries], ignore_conflicts=True
            )
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    return len(entries)


def _filled(entry: Entry, content: Content) -> Entry:
    """Put a content into an entry."""
    for name in ("title", "number", "summary", "text", "url", "date", "county", "body", "year",
                 "visible_from", "visible_until", "terms", "fingerprint"):  # fmt: skip
        setattr(entry, name, getattr(content, name))
    entry.organisations = f" {' '.join(content.organisations)} " if content.organisations else ""
    entry.changed_at = timezone.now()
    entry.is_dirty = is_remote()
    return entry


def _write_title_words(entries: Sequence[Entry], known: Sequence[Entry]) -> None:
    if known:
        TitleWord.objects.filter(entry__in=[entry.pk for entry in known]).delete()
    TitleWord.objects.bulk_create(
        [TitleWord(entry=entry, word=word) for entry in entries for word in title_words(entry)]
    )


def title_words(entry: Any) -> list[str]:
    """Return the words of a title and number as they are typed, in one spelling, each once."""
    words = search_key(f"{entry.title} {entry.number}").split()
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in words if len(word) >= SHORTEST_WORD))
