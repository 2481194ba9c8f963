"""Offices as sentences: ``FacilitationOfficePage.objects.visible().working()``."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.core.visibility import visible
from persian.collation import alphabetical


class OfficeQuerySet(PageQuerySet[Any] if TYPE_CHECKING else PageQuerySet):
    """Facilitation offices."""

    def visible(self) -> "OfficeQuerySet":
        """Return what a stranger may see."""
        return visible(self)

    def working(self) -> "OfficeQuerySet":
        """Leave out the offices whose last day has passed."""
        ended = Q(unit__active_until__lt=timezone.localdate())
        return self.exclude(ended)

    def for_lists(self) -> "OfficeQuerySet":
        """Return the offices with what a row of a list shows."""
        return self.select_related("unit__county").defer("body", "services", "phones")

    def keys_by_county(self) -> list[int]:
        """Return the primary keys in the order of the alphabet: county, then title.

        The database would order by code points.
        """
        rows = self.values_list("pk", "unit__county__name", "title")
        return [
            pk
            for pk, _county, _title in sorted(
                rows, key=lambda row: (row[1] is None, alphabetical(row[1] or ""), row[2])
            )
        ]


OfficeManager = PageManager.from_queryset(OfficeQuerySet)
