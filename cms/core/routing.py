"""From an address to its page in as many queries at any depth.

Wagtail walks down the tree and asks twice for each level: for the child, then for the child as what
it is. Here all pages on the way come in one query, and serve the trail and the view restrictions
of the page too.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.core.selectors import site_of
from participation.common.prepared import Prepared

MAX_LEVELS = 12

_whole: dict[type[Page], Prepared[Any]] = {}


def find_route(request: HttpRequest, path: str) -> None:
    """Leave the route of an address where Wagtail looks for it before it finds one itself.

    The home page is on the way to all others and need not be read whole for them.
    """
    site = site_of(request)
    if site is None:
        return
    root = site.root_page
    root.known_ancestors = []
    try:
        found = route_by_address(root, request, [slug for slug in path.split("/") if slug])
    except Http404:
        return
    if found is not None:
        request._wagtail_route_for_request = found  # type: ignore[attr-defined]


def pages_on_the_way(root: Page, slugs: Sequence[str]) -> list[Page]:
    """Return the pages from the child of ``root`` on, as far down as there is one for each slug."""
    addresses = list(accumulate((f"{slug}/" for slug in slugs), initial=root.url_path))[1:]
    # The slugs are indexed, the addresses are not.
    found = Page.objects.filter(slug__in=set(slugs), url_path__in=addresses)
    known = {page.url_path: page for page in found}
    way: list[Page] = []
    for address in addresses:
        if address not in known:
            break
        hang_below(known[address], way[-1] if way else root)
        way.append(known[address])
    return way


def route_by_address(root: Page, request: HttpRequest, slugs: Sequence[str]) -> RouteResult | None:
    """Return where the address leads, or None where Wagtail's own way has to find out.

    A page that routes by itself takes over with what remains of the address.
    """
    if len(slugs) > MAX_LEVELS:
        return None
    if not slugs:
        first = _as_what_it_is(root)
        first.known_ancestors = []
        shown: RouteResult = first.route(request, [])
        return shown
    for number, page in enumerate(pages_on_the_way(root, slugs), start=1):
        if page.specific_class is None:
            return None
        if number == len(slugs) or page.specific_class.route is not Page.route:
            # One that only leads on is not read whole; see `read_whole`.
            last = number == len(slugs)
            specific = _as_what_it_is(page) if last else page.specific_deferred
            hang_below(specific, page.get_parent())
            result: RouteResult = specific.route(request, list(slugs[number:]))
            return result
    return None


def _as_what_it_is(page: Page) -> Page:
    """Return the page as its own kind, with the one-to-one relations that the kind shows."""
    kind = page.specific_class
    if not getattr(kind, "read_with", ()):
        return page.specific
    if kind not in _whole:
        _whole[kind] = Prepared(
            lambda pk: kind.objects.select_related(*kind.read_with).filter(pk=pk), -1_001
        )
    found = _whole[kind].first(page.pk)
    if found is None:
        raise Http404
    return found


def hang_below(page: Page, parent: Page) -> None:
    """Tell a page what lies above it, where a parent that routes by itself has read the page."""
    page._cached_parent_obj = parent
    above = getattr(parent, "known_ancestors", None)
    page.known_ancestors = None if above is None else [*above, parent]


def read_whole(page: Page) -> None:
    """Read the fields of a page that was to lead on and shows itself after all, in one query."""
    missing = page.get_deferred_fields()
    if missing:
        page.refresh_from_db(fields=missing)
