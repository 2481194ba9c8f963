"""The public archive as bits: see `participation.common.catalogue`."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from django.db.models import F
from django.http import HttpRequest

from participation.common.catalogue import Catalogue
from participation.common.versions import kept
from participation.resolutions.enums import IN_FORCE
from participation.resolutions.models import ClauseActor, Resolution

# The version of all that the archive is listed, ordered and narrowed by; the services mark it.
RESOLUTIONS = "resolutions"
FACETS = ("state", "force", "body", "year")

FORCE = {validity: force for force, kinds in IN_FORCE.items() for validity in kinds}


def shelf(request: HttpRequest | None = None) -> Catalogue:
    """Return the public resolutions, newest first, by state, body, year and organisation."""
    return kept(RESOLUTIONS, "shelf", _read, request=request)


def _read() -> Catalogue:
    rows = (
        Resolution.objects.public()
        .order_by(F("day").desc(nulls_last=True), "-meeting_id", "row")
        .values_list("pk", "day", "follow_up", "validity", "meeting__body__slug", "meeting__year")
    )
    catalogue = Catalogue.of(
        (
            (pk, day, state, FORCE.get(validity, validity), *values)
            for pk, day, state, validity, *values in rows.iterator(chunk_size=5_000)
        ),
        FACETS,
    )
    catalogue.file("organisation", _named(catalogue.keys))
    return catalogue


def _named(keys: Iterable[int]) -> dict[Hashable, list[int]]:
    """Return the places of the resolutions that name each organisation."""
    place_of = {pk: place for place, pk in enumerate(keys)}
    named: dict[Hashable, list[int]] = defaultdict(list)
    parts = ClauseActor.objects.filter(clause__resolution__is_public=True)
    for organisation, pk in parts.values_list("organisation_id", "clause__resolution_id").iterator(
        chunk_size=5_000
    ):
        if pk in place_of:
            named[organisation].append(place_of[pk])
    return named
