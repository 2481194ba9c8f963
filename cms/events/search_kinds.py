"""What readers find of this app."""

import datetime as dt
from typing import Any

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

    def date(self, row: Any) -> dt.date | None:
        """Return the first day."""
        return local_day(row.starts_at)
