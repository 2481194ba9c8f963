"""Every write of kept names: whoever writes a name puts it here in the same transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from persian.letters import clean_input
from persian.names import parse
from search.names.keys import forms, kept_keys, key_number, slip_words
from search.names.models import LONGEST_NAME, KeptName, NameKey, NameWord, Standing
from search.names.places import Spot

BATCH = 500
# Below SQLite's limit of values in one statement, with room.
_FORMS_ASKED = 400
_FIELDS = ("register", "bearer", "text", "standing", "county", "city", "latitude", "longitude")


@dataclass(frozen=True)
class NameRecord:
    """A name to be kept. ``kind`` and ``object_id`` say whose row it is."""

    register: str
    kind: str
    object_id: str
    text: str
    standing: str = Standing.CURRENT
    bearer: str = ""
    at: Spot = field(default_factory=Spot)


def put_name(record: NameRecord) -> None:
    """Keep a name, or what has become of it, in the caller's transaction."""
    put_names([record])


def put_names(
    records: Iterable[NameRecord], progress: Callable[[int], object] | None = None
) -> int:
    """Keep many names, a batch in each transaction where the caller has none; return how many."""
    remaining, count = iter(records), 0
    while batch := list(islice(remaining, BATCH)):
        with transaction.atomic():
            _put({(record.kind, record.object_id): record for record in batch})
        count += len(batch)
        if progress:
            progress(len(batch))
    return count


def remove_names(kind: str, object_ids: Sequence[str]) -> None:
    """Forget names that are gone, or that nobody may collide with any longer."""
    KeptName.objects.filter(kind=kind, object_id__in=object_ids).delete()


def _put(records: dict[tuple[str, str], NameRecord]) -> None:
    by_kind: dict[str, list[str]] = {}
    for kind, object_id in records:
        by_kind.setdefault(kind, []).append(object_id)
    there = {
        (name.kind, name.object_id): name
        for kind, ids in by_kind.items()
        for name in KeptName.objects.select_for_update().filter(kind=kind, object_id__in=ids)
    }
    added: list[KeptName] = []
    changed: list[KeptName] = []
    for identity, record in records.items():
        name = there.get(identity) or KeptName(kind=record.kind, object_id=record.object_id)
        if _fill(name, record) or name.pk is None:
            (changed if name.pk else added).append(name)
    KeptName.objects.bulk_update(changed, _FIELDS, batch_size=100)
    KeptName.objects.bulk_create(added)
    write_keys([*changed, *added], known=changed)


def _fill(name: KeptName, record: NameRecord) -> bool:
    """Put a record into a row; return whether that changed anything."""
    values = (
        record.register, record.bearer, clean_input(record.text)[:LONGEST_NAME], record.standing,
        record.at.county, record.at.city, record.at.latitude, record.at.longitude,
    )  # fmt: skip
    is_changed = False
    for attribute, value in zip(_FIELDS, values, strict=True):
        if getattr(name, attribute) != value:
            setattr(name, attribute, value)
            is_changed = True
    return is_changed


def write_keys(names: Sequence[KeptName], *, known: Sequence[KeptName] = ()) -> None:
    """Write the keys of these names anew; ``known`` are those that may have keys already."""
    if known:
        NameKey.objects.filter(name__in=[name.pk for name in known]).delete()
    keys: list[NameKey] = []
    words: dict[str, set[str]] = {}
    for name in names:
        parsed = parse(name.text)
        county, city = Spot(name.county, name.city).areas
        keys += [
            NameKey(key=key_number(name.register, key), county=county, city=city, name=name)
            for key in kept_keys(parsed)
        ]
        words.setdefault(name.register, set()).update(slip_words(parsed))
    NameKey.objects.bulk_create(keys, batch_size=2000)
    for register, found in words.items():
        _write_words(register, found)


def _write_words(register: str, words: set[str]) -> None:
    """Enter words that no name has had yet under their forms."""
    own = {key_number(register, f"~{word}"): word for word in words}
    asked = list(own)
    for start in range(0, len(asked), _FORMS_ASKED):
        some = asked[start : start + _FORMS_ASKED]
        held = NameWord.objects.filter(form__in=some).values_list("form", "word")
        for form, word in held:
            if own.get(form) == word:
                del own[form]
    NameWord.objects.bulk_create(
        # In one order: two who enter the same words at once wait for each other in no circle.
        [
            NameWord(form=form, word=word)
            for word in sorted(own.values())
            for form in sorted(forms(register, word))
        ],
        batch_size=2000,
        ignore_conflicts=True,
    )
