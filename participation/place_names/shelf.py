"""The public register as bits: see `participation.common.catalogue`."""

from datetime import date

from django.http import HttpRequest

from participation.common.catalogue import Catalogue
from participation.common.versions import kept
from participation.place_names.models import Place
from persian.jalali import from_gregorian

# The version of all that the register is listed, ordered and narrowed by; the services mark it.
PLACES = "places"
FACETS = ("kind", "county", "city", "former", "decade")
FORMER = "yes"


def shelf(request: HttpRequest | None = None) -> Catalogue:
    """Return the public places in the order of their names, by kind, county, city and decade."""
    return kept(PLACES, "shelf", _read, request=request)


def _read() -> Catalogue:
    rows = (
        Place.objects.public()
        .order_by("sort_key", "pk")
        .values_list("pk", "kind__slug", "county__slug", "city", "former_names", "named_on")
    )
    decades: dict[date, int] = {}
    return Catalogue.of(
        (
            (pk, None, kind, county, city or None, FORMER if former else None,
             _decade(named_on, decades))
            for pk, kind, county, city, former, named_on in rows.iterator(chunk_size=5_000)
        ),
        FACETS,
    )  # fmt: skip


def _decade(day: date | None, known: dict[date, int]) -> int | None:
    """Return the first Jalali year of the decade of a day; days come again and again."""
    if day is None:
        return None
    if day not in known:
        known[day] = from_gregorian(day).year // 10 * 10
    return known[day]
