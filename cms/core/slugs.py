"""Names of pages in addresses: what is refused, and how a Persian title becomes one."""

import re

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# First segments of addresses that belong to the parts of the site, for ever.
RESERVED = frozenset(
    {
        "admin",
        "api",
        "bodies",
        "complaints",
        "documents",
        "feeds",
        "healthz",
        "media",
        "meetings",
        "ngos",
        "organisations",
        "permits",
        "place-names",
        "readyz",
        "resolutions",
        "search",
        "static",
        "statistics",
        "styleguide",
        "track",
    }
)
# The tree's root is 1, the home page 2: only pages right below it begin an address.
FIRST_SEGMENT_DEPTH = 3
ZWNJ = "\u200c"
RESERVED_MESSAGE = _("This address belongs to a part of the site; choose another one.")


def page_slug(text: str) -> str:
    """Return the slug of a title: a zero-width non-joiner parts words, so it becomes a hyphen."""
    return slugify(re.sub(f"[{ZWNJ}_]+", "-", text), allow_unicode=True)


def is_reserved(slug: str, parent: Page) -> bool:
    """Return whether ``slug`` below ``parent`` would begin an address of a part of the site."""
    return parent.depth == FIRST_SEGMENT_DEPTH - 1 and slug in RESERVED
