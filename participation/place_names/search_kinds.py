"""Places as things that can be found, by every name that they ever had."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.place_names.enums import Standing
from participation.place_names.models import Place, PlaceName
from participation.place_names.proposals import search_kind
from search.content import Content
from search.kinds import SearchKind, register

__all__ = ["PlaceSearchKind", "search_kind"]


@register
class PlaceSearchKind(SearchKind):
    """Streets, squares, parks, villages."""

    name = "place"
    label = _("Place names")
    label_one = _("Place name")
    order = 40
    model = Place

    def rows(self) -> "QuerySet[Any]":
        """Return the places that everybody sees, with their names."""
        names = PlaceName.objects.exclude(standing=Standing.CANCELLED).through_time()
        read = Place.objects.public().select_related("kind", "county")
        return read.prefetch_related(Prefetch("names", queryset=names, to_attr="told_names"))

    def content(self, row: Any) -> Content:
        """Return its name, where it lies, what else it is or was called, and why."""
        others = [f"{row.kind.before_name} {one.text}" for one in row.told_names]
        reasons = [one.reason for one in row.told_names if one.reason]
        now = next((one for one in row.told_names if one.text == row.name), None)
        return Content(
            title=row.title,
            summary=(now.reason if now and now.reason else row.extent)[:300],
            text="\n".join(dict.fromkeys(filter(None, (row.where, row.extent, *others, *reasons)))),
            url=row.get_absolute_url(),
            date=row.named_on,
            county=row.county.slug,
        )
