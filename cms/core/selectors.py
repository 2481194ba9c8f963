"""What every page reads: the office, the trail to the page, its absolute address."""

import re
from copy import copy

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from cms.core.kept import kept
from participation.common import versions
from participation.common.listing import Crumb
from participation.common.models import OfficeSettings

LATER_PAGE = re.compile(r"[2-9]|[1-9][0-9]{1,5}")


def office_settings(request: HttpRequest | None) -> OfficeSettings:
    """Return the office's settings, kept until they change; the defaults where none are stored.

    Wagtail's own ``load`` would store a row, and a GET of the public writes nothing.
    """
    name = OfficeSettings.get_cache_attr_name()
    office = getattr(request, name, None)
    if office is None:
        # A copy: whoever changes it does not change what others are shown.
        office = copy(versions.kept(versions.OFFICE, "office", _stored_office, request=request))
        if request is not None:
            setattr(request, name, office)
    return office


def _stored_office() -> OfficeSettings:
    return OfficeSettings.base_queryset().first() or OfficeSettings()


def site_of(request: HttpRequest) -> Site | None:
    """Return the site of a request, kept until one changes; a copy that the request may mark."""
    if not hasattr(request, "_wagtail_site"):
        name = f"site {request.get_host()} {request.get_port()}"
        held = kept(name, lambda: Site._find_for_request(request), request)
        request._wagtail_site = held and _copied(held)  # type: ignore[attr-defined]
    site: Site | None = Site.find_for_request(request)
    return site


def _copied(site: Site) -> Site:
    one, root = copy(site), copy(site.root_page)
    for row in (one, root):
        row._state = copy(row._state)
        row._state.fields_cache = {}
    one.root_page = root
    return one


def trail(page: Page, request: HttpRequest | None = None) -> list[Crumb]:
    """Return the published pages above ``page`` and the page itself, in one query or none."""
    above = getattr(page, "known_ancestors", None)
    if above is None:
        above = (
            page.get_ancestors()
            .filter(depth__gt=1)
            .only("title", "url_path", "path", "depth", "locale_id", "content_type_id", "live")
        )
    crumbs = [Crumb(title=step.title, url=step.get_url(request)) for step in above if step.live]
    return [*crumbs, Crumb(title=page.title, url=None)]


def public_address(path: str) -> str:
    """Return the absolute address of a path: from the setting, never from the Host header."""
    return f"{settings.PUBLIC_URL}{path}" if path.startswith("/") else path


def page_path(page: Page, request: HttpRequest | None = None) -> str | None:
    """Return the path of a page, without scheme and host; None where no site shows it."""
    parts = page.get_url_parts(request)
    return parts[2] if parts else None


def canonical_address(request: HttpRequest, page: Page | None = None) -> str:
    """Return the one address of what is shown; of its parameters only a page number counts.

    A page that shows parts of itself below its own address sets ``request.canonical_path``.
    """
    path: str | None = getattr(request, "canonical_path", None)
    path = path or (page_path(page, request) if page is not None else None) or request.path
    number = request.GET.get("page", "")
    return public_address(f"{path}?page={number}" if LATER_PAGE.fullmatch(number) else path)
