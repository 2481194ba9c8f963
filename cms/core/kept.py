"""What is kept in memory of the page tree; see `participation.common.versions`."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

from participation.common import versions

T = TypeVar("T")
# The version of all pages, menus, sites and restrictions together.
PAGES = versions.PAGES


def touch() -> None:
    """Mark that a page, or what decides who sees it, has changed; in that transaction."""
    versions.touch(PAGES)


def kept(key: str, build: Callable[[], T], request: HttpRequest | None = None) -> T:
    """Return what ``build`` reads of the pages, kept until the next change of any of them."""
    return versions.kept(PAGES, key, build, request=request)
