"""News as sentences: ``NewsPage.objects.for_lists().about(office)``."""

from typing import Self

from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from cms.core.visibility import visible


class NewsQuerySet(PageQuerySet):
    """Items of news."""

    def visible(self) -> Self:
        """Return what a stranger may see, each item once: an alias is a second address."""
        # Not a filter: SQLite without statistics would walk the index of aliases.
        shown: Self = visible(self).exclude(alias_of__isnull=False)
        return shown

    def newest_first(self) -> Self:
        """Return the items by date; of one moment, the later made first."""
        ordered: Self = self.order_by("-date", "-pk")
        return ordered

    def for_lists(self) -> Self:
        """Return visible items with what a row of a list shows, without their bodies."""
        return self.visible().newest_first().select_related("category", "lead_image").defer("body")

    def about(self, page: Page) -> Self:
        """Return the items about a page of ours, such as a facilitation office."""
        about: Self = self.filter(about_page_id=page.pk)
        return about


NewsManager = PageManager.from_queryset(NewsQuerySet)
