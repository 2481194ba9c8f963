"""The public register as bits: see `participation.common.catalogue`."""

from collections import defaultdict
from collections.abc import Hashable

from django.http import HttpRequest

from participation.common.catalogue import Catalogue
from participation.common.versions import kept
from participation.ngos.models import Ngo
from participation.ngos.services.keeping import NGOS
from persian.jalali import from_gregorian

FACETS = ("field", "state", "level", "county", "year")
AT_ONCE = 5_000


def shelf(request: HttpRequest | None = None) -> Catalogue:
    """Return the public NGOs in the order of their names, by all that they are narrowed by."""
    return kept(NGOS, "shelf", _read, request=request)


def _read() -> Catalogue:
    rows = (
        Ngo.objects.public()
        .order_by("sort_key", "pk")
        .values_list("pk", "state", "level", "county__slug", "licensed_on")
    )
    keys: list[int] = []
    places: dict[str, dict[Hashable, list[int]]] = {name: defaultdict(list) for name in FACETS}
    for place, (pk, state, level, county, licensed_on) in enumerate(rows.iterator(AT_ONCE)):
        keys.append(pk)
        places["state"][state].append(place)
        places["level"][level].append(place)
        places["county"][county].append(place)
        if licensed_on:
            places["year"][from_gregorian(licensed_on).year].append(place)
    catalogue = Catalogue(keys)
    by_key = dict(zip(keys, range(len(keys)), strict=True))
    works = Ngo.activity_fields.through.objects.filter(ngo__is_public=True)
    pairs = works.order_by().values_list("ngo_id", "activityfield__slug")
    for pk, field in pairs.iterator(AT_ONCE):
        if pk in by_key:
            places["field"][field].append(by_key[pk])
    for name in FACETS:
        catalogue.file(name, places[name])
    return catalogue
