"""The register's names as the search kernel keeps them, to compare others with."""

from collections.abc import Iterable, Iterator

from participation.ngos.models import Ngo, NgoVersion
from persian.letters import compact_key
from search.names.models import Standing
from search.names.places import Spot
from search.names.services import NameRecord, put_names, remove_names
from search.names.sources import NameSource, register_names

REGISTER = "ngos"
KIND = "ngo_name"
BATCH = 500
# Former names of one NGO that others are compared with.
MOST_NAMES = 20


def bearer_of(ngo: Ngo) -> str:
    """Return what the names of an NGO have in common."""
    return f"ngo {ngo.pk}"


def object_id(ngo: Ngo, number: int) -> str:
    """Return by what a name is kept: that of today is its NGO's number 0."""
    return f"{ngo.pk} {number}"


def ngo_of(kept: str) -> int:
    """Return the NGO of which a name is kept."""
    return int(kept.partition(" ")[0])


def keep_names(ngos: Iterable[Ngo]) -> None:
    """Keep the names of these NGOs as they are now, in the caller's transaction.

    What belongs to a hidden NGO collides with nobody; that of a dissolved one is a former name.
    """
    ngos = list(ngos)
    told = _told(ngos)
    kept = [record for ngo in ngos if ngo.is_public for record in _records(ngo, told)]
    there = {record.object_id for record in kept}
    may_be = (object_id(ngo, number) for ngo in ngos for number in range(-1, MOST_NAMES + 1))
    if gone := [one for one in may_be if one not in there]:
        remove_names(KIND, gone)
    put_names(kept)


def _told(ngos: Iterable[Ngo]) -> dict[int, list[str]]:
    """Return the names that the versions of NGOs tell, oldest first."""
    rows = NgoVersion.objects.filter(ngo__in=ngos).order_by("ngo", "number")
    told: dict[int, list[str]] = {}
    for pk, name in rows.values_list("ngo_id", "entry__bare_name"):
        told.setdefault(pk, []).append(name)
    return told


def _records(ngo: Ngo, told: dict[int, list[str]]) -> Iterator[NameRecord]:
    """Yield the name of today, the short one, and those that it bore before."""
    standing = Standing.FORMER if ngo.is_dissolved else Standing.CURRENT
    yield _record(ngo, 0, ngo.name, standing)
    if ngo.short_name:
        is_over = ngo.is_dissolved
        yield _record(ngo, -1, ngo.short_name, Standing.FORMER if is_over else Standing.ALTERNATIVE)
    seen = {compact_key(ngo.name)}
    number = 0
    for name in told.get(ngo.pk, ()):
        if (key := compact_key(name)) not in seen and number < MOST_NAMES:
            seen.add(key)
            number += 1
            yield _record(ngo, number, name, Standing.FORMER)


def _record(ngo: Ngo, number: int, text: str, standing: str) -> NameRecord:
    return NameRecord(
        register=REGISTER,
        kind=KIND,
        object_id=object_id(ngo, number),
        text=text,
        standing=standing,
        bearer=bearer_of(ngo),
        at=Spot(str(ngo.county_id)),
    )


def all_records() -> Iterator[NameRecord]:
    """Yield all names of the register."""
    last = 0
    while batch := list(Ngo.objects.public().filter(pk__gt=last).order_by("pk")[:BATCH]):
        told = _told(batch)
        for ngo in batch:
            yield from _records(ngo, told)
        last = batch[-1].pk


register_names(NameSource(kind=KIND, records=all_records))
