"""Reports as sentences: ``ReportPage.objects.for_lists()``."""

from typing import Self

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.core.visibility import visible


class ReportQuerySet(PageQuerySet):
    """Dated reports."""

    def visible(self) -> Self:
        """Return what a stranger may see, each report once: an alias is a second address."""
        # Not a filter: SQLite without statistics would walk the index of aliases.
        shown: Self = visible(self).exclude(alias_of__isnull=False)
        return shown

    def for_lists(self) -> Self:
        """Return visible reports, newest first, without their bodies."""
        return self.visible().order_by("-date", "-pk").select_related("county").defer("body")


ReportManager = PageManager.from_queryset(ReportQuerySet)
