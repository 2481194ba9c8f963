"""Services as sentences: ``ServicePage.objects.visible().in_groups()``."""

from typing import Self

from django.db.models import F
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.core.visibility import visible


class ServiceQuerySet(PageQuerySet):
    """Services."""

    def visible(self) -> Self:
        """Return what a stranger may see."""
        return visible(self)

    def in_groups(self) -> Self:
        """Return the services group by group, those without one last, in the editors' order."""
        return self.select_related("group").order_by(
            F("group__sort_order").asc(nulls_last=True), "group__title", "path"
        )

    def for_lists(self) -> Self:
        """Leave out the long texts, which no list shows."""
        return self.defer("body", "documents", "steps", "laws", "channels")


ServiceManager = PageManager.from_queryset(ServiceQuerySet)
