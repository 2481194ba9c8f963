"""One page of every type that the demonstration has."""

from urllib.parse import urlsplit

from wagtail.models import Page


def one_of_each_type() -> dict[str, str]:
    """Return a path for the label of each page type."""
    found: dict[str, str] = {}
    for page in Page.objects.live().exclude(depth=1).order_by("path").specific():
        found.setdefault(page._meta.label_lower, urlsplit(page.url).path)
    return found
