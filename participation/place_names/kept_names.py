"""The register's names as the search kernel keeps them, to compare others with."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from participation.place_names.enums import Standing
from participation.place_names.models import Place, PlaceName
from search.names.places import Spot
from search.names.services import NameRecord, put_names, remove_names
from search.names.sources import NameSource, register_names

REGISTER = "places"
KIND = "place_name"
BATCH = 2_000


def spot_of(place: Place) -> Spot:
    """Return where a place is, as names are compared by it."""
    return Spot(str(place.county_id), place.city, place.latitude, place.longitude)


def bearer_of(place: Place) -> str:
    """Return what the names of a place have in common."""
    return f"place {place.pk}"


def keep_names(places: Iterable[Place], names: Iterable[PlaceName]) -> None:
    """Keep the names of these places as they are now, in the caller's transaction.

    What never held and what belongs to a hidden place collides with nobody.
    """
    by_pk = {place.pk: place for place in places}
    kept: list[NameRecord] = []
    gone: list[str] = []
    for name in names:
        if is_kept(name, by_pk[name.place_id]):
            kept.append(record_of(name, by_pk[name.place_id]))
        else:
            gone.append(str(name.pk))
    if gone:
        remove_names(KIND, gone)
    put_names(kept)


def is_kept(name: PlaceName, place: Place) -> bool:
    """Return whether others collide with a name."""
    return place.is_public and name.standing != Standing.CANCELLED


def record_of(name: PlaceName, place: Place) -> NameRecord:
    """Return a name as it is kept; the standings of the two are called alike."""
    return NameRecord(
        register=REGISTER,
        kind=KIND,
        object_id=str(name.pk),
        text=name.text,
        standing=name.standing,
        bearer=bearer_of(place),
        at=spot_of(place),
    )


def all_records() -> Iterator[NameRecord]:
    """Yield all names of the register."""
    names = _all().select_related("place").order_by("pk")
    for name in names.iterator(chunk_size=BATCH):
        yield record_of(name, name.place)


def _all() -> "QuerySet[PlaceName]":
    return PlaceName.objects.filter(place__is_public=True).exclude(standing=Standing.CANCELLED)


def _count() -> int:
    return _all().count()


register_names(NameSource(kind=KIND, records=all_records, number=_count))
