"""The menus as the templates show them: built when a page or a menu changes, kept in between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import unquote

from django.http import HttpRequest
from wagtail.models import Page

from cms.core.kept import kept
from cms.core.selectors import site_of
from cms.core.visibility import visible
from cms.navigation.models import Menus

Raw = dict[str, Any]
Current = Literal["page", "true", ""]


@dataclass(frozen=True, kw_only=True)
class Link:
    """A title with its address; ``links`` are those below it, ``icon`` its drawing."""

    title: str
    url: str = ""
    icon: str = ""
    path: str = ""
    current: Current = ""
    links: list["Link"] = field(default_factory=list)

    def seen_from(self, here: str) -> "Link":
        """Return the link as the page at a path shows it: whether the reader stands there."""
        links = _seen_from(here, self.links)
        current: Current = "page" if self.path == here else ""
        if not current and (
            (self.path not in {"", "/"} and here.startswith(self.path))
            or any(link.current for link in links)
        ):
            current = "true"
        return replace(self, current=current, links=links) if current else self


def _seen_from(here: str, links: list[Link]) -> list[Link]:
    return [link.seen_from(here) for link in links]


@dataclass(frozen=True)
class Navigation:
    """All menus of one request."""

    main: list[Link]
    footer: list[Link]
    shortcuts: list[Link]


def navigation(request: HttpRequest) -> Navigation:
    """Return the menus as the page of the request shows them.

    A link whose page strangers cannot open takes its address instead, and is left out where it has
    none; an item or a column without any link left goes too.
    """
    known: Navigation | None = getattr(request, "_navigation", None)
    if known is None:
        site = site_of(request)
        menus = kept(f"menus of {site and site.pk}", lambda: _read(request), request)
        known = Navigation(*(_seen_from(request.path, links) for links in menus))
        request._navigation = known  # type: ignore[attr-defined]
    return known


def _read(request: HttpRequest) -> list[list[Link]]:
    row = Menus.objects.first() or Menus()
    # The stored JSON, not the blocks: those would fetch the pages of each menu by themselves.
    menus = [_values(stream.raw_data) for stream in (row.main, row.footer, row.shortcuts)]
    wanted = {page_id for menu in menus for page_id in _page_ids(menu)}
    pages = visible(Page.objects.filter(pk__in=wanted)) if wanted else Page.objects.none()
    builder = _Builder(request, {page.pk: page for page in pages})
    return [builder.links(menu) for menu in menus]


def _values(rows: Iterable[Raw]) -> list[Raw]:
    return [row["value"] for row in rows]


def _page_ids(values: list[Raw]) -> Iterator[int]:
    for value in values:
        if value.get("page"):
            yield value["page"]
        yield from _page_ids(_values(value.get("links") or []))


class _Builder:
    """Turns stored values into links, with the pages at hand."""

    def __init__(self, request: HttpRequest, pages: dict[int, Page]) -> None:
        self.request = request
        self.pages = pages

    def links(self, values: list[Raw]) -> list[Link]:
        built = (self.link(value) for value in values)
        return [link for link in built if link.title and (link.url or link.links)]

    def link(self, value: Raw) -> Link:
        page = self.pages.get(value.get("page") or 0)
        url = (page.get_url(self.request) if page else None) or value.get("address") or ""
        below = self.links(_values(value.get("links") or []))
        return Link(
            title=value.get("title") or (page.title if page else ""),
            url=url,
            icon=value.get("icon") or "",
            path=unquote(url),
            links=below,
        )
