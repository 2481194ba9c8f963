"""The list of news and its archive."""

from typing import Any, ClassVar

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.core.models import BasePage
from cms.core.routing import read_whole
from cms.news import selectors
from cms.news.archive import NewsFilter, read_filter
from cms.news.listing import listing


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, newest first, with an archive by Jalali year and month."""

    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["news.NewsPage"]
    template = "news/news_index_page.html"

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find an item with all that its page shows in one query instead of Wagtail's two."""
        if len(path_components) == 1 and not path_components[0].isdecimal():
            item = selectors.item_to_read(self, path_components[0])
            if item is not None:
                return item.route(request, [])
        read_whole(self)
        return super().route(request, path_components)

    @re_path(r"^(?P<year>\d{4})/$", name="year")
    @re_path(r"^(?P<year>\d{4})/(?P<month>\d{1,2})/$", name="month")
    def archive(self, request: HttpRequest, year: str, month: str = "") -> HttpResponse:
        """Show a Jalali year or month; other digits and forms lead to the one address."""
        asked = read_filter(request.GET, year=year, month=month)
        given = f"{year}/{month}/" if month else f"{year}/"
        if given != asked.path:
            return HttpResponsePermanentRedirect(asked.address(self.get_url(request)))
        response: HttpResponse = self.render(request, asked=asked)
        return response

    @re_path(r"^code/(?P<code>\d{1,12})/$", name="code")
    def by_code(self, request: HttpRequest, code: str) -> HttpResponse:
        """Lead from the number by which readers cite an item to the item."""
        item = selectors.news_of_code(int(code))
        if item is None:
            raise Http404(_("No news item has this code."))
        return HttpResponseRedirect(item.get_url(request))

    def get_context(
        self, request: HttpRequest, *args: Any, asked: NewsFilter | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the list of what the address asks for."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        asked = asked or read_filter(request.GET)
        index_url = self.get_url(request) or ""
        # Each month has an address of its own; category and tag are only ways to look at it.
        request.canonical_path = f"{index_url}{asked.path}"  # type: ignore[attr-defined]
        return {**context, **listing(index_url, asked, request.GET.get("page"), request)}
