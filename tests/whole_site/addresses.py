"""Every address that a stranger can ask for: what the site links to and what the resolver knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from wagtail.models import Page

from tests.crawl import walk

# Samples for what a pattern captures, by converter or by the look of a regular expression.
SAMPLES = {
    "int": "1",
    "slug": "نمونه",
    "str": "نمونه",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "path": "نمونه/۱",
}
STAFF = ("admin/", "_util/")
# So many addresses of one view are asked: one may have what another lacks, a third is like them.
OF_A_VIEW = 2
# One view for pages of every type.
ANY_PAGE = ("wagtail_serve",)


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes, how, and the names of its fields."""

    action: str
    method: str
    fields: tuple[str, ...]


@dataclass
class Address:
    """A path with the parameters that were seen on it."""

    path: str
    parameters: set[str] = field(default_factory=set)
    forms: list[Form] = field(default_factory=list)


def public_addresses(client: Client) -> list[Address]:
    """Return them all, but of pages one of each type, and two of what one view shows.

    The others run the same code; what parameters and forms they have is asked all the same.
    """
    found: dict[str, Address] = {}

    def seen(path: str) -> Address:
        path = unquote(path)
        return found.setdefault(path, Address(path))

    for visit in walk(client, "/", within="/", per_shape=2):
        parts = urlsplit(visit.url)
        address = seen(parts.path)
        address.parameters |= {name for name, _value in parse_qsl(parts.query)}
        for form in visit.tree.iter("form"):
            fields = tuple(tag.get("name") for tag in form.xpath(".//*[@name]"))
            method = form.get("method", "get").lower()
            action = form.get("action") or parts.path
            address.forms.append(Form(action, method, fields))
            if method == "get":
                seen(urlsplit(action).path).parameters |= set(fields)
    types: set[int] = set()
    for page in Page.objects.live().exclude(depth=1).order_by("path"):
        path = urlsplit(page.url).path
        if page.content_type_id in types:
            found.pop(unquote(path), None)
        else:
            seen(path)
        types.add(page.content_type_id)
    for path in resolver_paths(get_resolver().url_patterns):
        seen("/" + path)
    return few_of_each_view(list(found.values()))


def few_of_each_view(addresses: list[Address]) -> list[Address]:
    """Leave out what a view shows again; its parameters and forms go to one that is kept."""
    kept: dict[str, list[Address]] = {}
    for address in addresses:
        view = _view_of(address.path)
        others = kept.setdefault(view, [])
        if len(others) < OF_A_VIEW or view in ANY_PAGE:
            others.append(address)
        else:
            others[0].parameters |= address.parameters
            others[0].forms += address.forms
    return [address for some in kept.values() for address in some]


def _view_of(path: str) -> str:
    """Return the name of what answers an address, or the address where nobody does."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def resolver_paths(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Return a path for every pattern outside the admin, its captures filled with samples."""
    for pattern in patterns:
        route = prefix + sample_of(str(pattern.pattern))
        if route.startswith(STAFF):
            continue
        if isinstance(pattern, URLResolver):
            yield from resolver_paths(pattern.url_patterns, route)
        else:
            yield route


def sample_of(route: str) -> str:
    """Fill a route's captures: «<int:year>» and «(?P<path>.*)» become samples."""
    route = re.sub(
        r"<(?:(\w+):)?\w+>", lambda m: SAMPLES.get(m.group(1) or "str", SAMPLES["str"]), route
    )
    route = re.sub(r"\((?:\?P<\w+>|\?:)?[^()]*(?:\([^()]*\)[^()]*)*\)[*+?]?", "نمونه/", route)
    return route.replace("^", "").replace("$", "").replace("\\", "").replace("\\Z", "")
