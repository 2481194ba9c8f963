"""Events as sentences: ``EventPage.objects.for_lists().upcoming(now)``."""

from datetime import datetime
from typing import Self

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.core.visibility import visible


class EventQuerySet(PageQuerySet):
    """Announced and past events."""

    def for_lists(self) -> Self:
        """Return what a stranger may see, without bodies; an alias is a second address."""
        # Not a filter: SQLite without statistics would walk the index of aliases.
        shown: Self = visible(self).exclude(alias_of__isnull=False)
        return shown.select_related("county").defer("body", "report")

    def upcoming(self, now: datetime) -> Self:
        """Return what is not over, soonest first."""
        coming: Self = self.filter(over_at__gte=now).order_by("starts_at", "pk")
        return coming

    def past(self, now: datetime) -> Self:
        """Return what is over, latest first."""
        over: Self = self.filter(over_at__lt=now).order_by("-starts_at", "-pk")
        return over


EventManager = PageManager.from_queryset(EventQuerySet)
