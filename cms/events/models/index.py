"""The list of events."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.core.models import BasePage
from cms.core.routing import read_whole
from cms.events import selectors
from cms.events.listing import listing


class EventIndexPage(BasePage):
    """What is coming, soonest first; what is over, latest first."""

    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["events.EventPage"]
    template = "events/event_index_page.html"

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("event index")
        verbose_name_plural = _("event indexes")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find an event with all that its page shows in one query instead of Wagtail's two."""
        if path_components:
            event = selectors.event_to_read(self, path_components[0])
            if event is not None:
                return event.route(request, path_components[1:])
        read_whole(self)
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list of what the address asks for."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **listing(self.get_url(request) or "", request.GET)}
