"""What readers find of this app."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cms.core.searching import PageKind, local_day
from cms.events.models import EventPage
from search.kinds import register


@register
class EventKind(PageKind):
    """Events."""

    name = "event"
    label = _("Events")
    label_one = _("Event")
    order = 40
    model = EventPage
    read_with = ("county",)
    prefetch = ("papers__document",)
    follows: ClassVar = {
        "common.County": "county",
        "documents.CustomDocument": "papers__document",
    }

    def more(self, row: Any) -> Iterable[str]:
        """Return its kind, the county, how to register, and the titles of its papers."""
        yield row.get_kind_display()
        yield row.county.name if row.county else ""
        yield row.registration
        yield from (paper.document.title for paper in row.papers.all())

    def date(self, row: Any) -> dt.date | None:
        """Return the first day."""
        return local_day(row.starts_at)
