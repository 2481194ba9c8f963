"""Published outcomes as bits: see `participation.common.catalogue`."""

from datetime import date

from django.http import HttpRequest

from participation.common.catalogue import Catalogue
from participation.common.versions import kept
from participation.complaints.models import Outcome
from persian.jalali import from_gregorian

# The version of all that the list is ordered and narrowed by; the services mark it.
OUTCOMES = "outcomes"
FACETS = ("category", "county", "year")


def shelf(request: HttpRequest | None = None) -> Catalogue:
    """Return the published outcomes, newest first, by category, county and Jalali year."""
    return kept(OUTCOMES, "shelf", _read, request=request)


def _read() -> Catalogue:
    rows = (
        Outcome.objects.public()
        .order_by("-published_on", "-pk")
        .values_list("pk", "published_on", "category__slug", "county__slug")
    )
    return Catalogue.of(
        ((pk, day, *values, _year(day)) for pk, day, *values in rows.iterator(chunk_size=5_000)),
        FACETS,
    )


def _year(day: date | None) -> int | None:
    return from_gregorian(day).year if day else None
