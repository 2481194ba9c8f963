"""Offices as sentences: ``FacilitationOfficePage.objects.visible().working()``."""

from datetime import date
from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.core.visibility import visible
from persian.collation import alphabetical


class OfficeQuerySet(PageQuerySet):
    """Facilitation offices."""

    def visible(self) -> Self:
        """Return what a stranger may see."""
        return visible(self)

    def working(self, day: date | None = None) -> Self:
        """Leave out the offices whose last day has passed on a day, that of today."""
        ended = Q(unit__active_until__lt=day or timezone.localdate())
        return self.exclude(ended)

    def for_lists(self) -> Self:
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
                rows,
                key=lambda row: (row[1] is None, alphabetical(row[1] or ""), alphabetical(row[2])),
            )
        ]


OfficeManager = PageManager.from_queryset(OfficeQuerySet)
