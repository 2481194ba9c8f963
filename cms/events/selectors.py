"""Reads of the events."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q
from wagtail.models import Page

from cms.core.routing import hang_below
from cms.events.models.page import EventPage


def event_to_read(index: Page, slug: str) -> EventPage | None:
    """Return the event below an index, with all that its page shows of one-to-one relations."""
    event: EventPage | None = (
        EventPage.objects.child_of(index)
        .select_related("county", "lead_image", "share_image")
        .filter(slug=slug)
        .first()
    )
    if event is not None:
        hang_below(event, index)
    return event


def event_counts(now: datetime) -> list[tuple[str, int, int]]:
    """Count the coming and the past events of each kind, in one query."""
    rows: Sequence[tuple[str, int, int]] = (
        EventPage.objects.for_lists()
        .order_by("kind")
        .values_list("kind")
        .annotate(
            coming=Count("pk", filter=Q(over_at__gte=now)),
            past=Count("pk", filter=Q(over_at__lt=now)),
        )
    )
    return list(rows)


def upcoming_events(now: datetime, limit: int) -> Sequence[EventPage]:
    """Return the events that come next."""
    return list(EventPage.objects.for_lists().upcoming(now)[:limit])
