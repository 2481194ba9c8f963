"""The list of news as bits: see `participation.common.catalogue`."""

from collections import defaultdict
from collections.abc import Hashable

from django.http import HttpRequest

from cms.core.kept import kept
from cms.news.models.page import NewsPage
from cms.news.models.rows import NewsTag
from participation.common.catalogue import Catalogue


def shelf(request: HttpRequest | None = None) -> Catalogue:
    """Return the items that strangers see, newest first, by Jalali month, category and tag."""
    return kept("news", _read, request)


def _read() -> Catalogue:
    items = NewsPage.objects.visible().newest_first()
    keys: list[int] = []
    months: dict[Hashable, list[int]] = defaultdict(list)
    categories: dict[Hashable, list[int]] = defaultdict(list)
    rows = items.values_list("pk", "jalali_month", "category_id").iterator(chunk_size=5_000)
    for place, (pk, month, category) in enumerate(rows):
        keys.append(pk)
        months[month].append(place)
        categories[category].append(place)
    catalogue = Catalogue(keys)
    catalogue.file("month", months)
    catalogue.file("category", categories)
    catalogue.file("tag", _tagged(keys))
    return catalogue


def _tagged(keys: list[int]) -> dict[Hashable, list[int]]:
    """Return the places of the items that carry each tag."""
    place_of = {pk: place for place, pk in enumerate(keys)}
    tagged: dict[Hashable, list[int]] = defaultdict(list)
    rows = NewsTag.objects.values_list("tag_id", "content_object_id").iterator(chunk_size=5_000)
    for tag, pk in rows:
        if pk in place_of:
            tagged[tag].append(place_of[pk])
    return tagged
