"""Events: the index, the event, its papers."""

from cms.events.models.index import EventIndexPage
from cms.events.models.page import EventPage, EventPaper

__all__ = ["EventIndexPage", "EventPage", "EventPaper"]
