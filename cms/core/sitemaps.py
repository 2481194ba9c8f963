"""The map of the site for search engines: files of bounded size under one index."""

import datetime as dt
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Max, QuerySet
from wagtail.models import Page

from cms.core.selectors import page_path, public_address
from cms.core.visibility import visible

FILE_SIZE = 1000


class Address(NamedTuple):
    """One address of the map."""

    location: str
    changed: dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A kind of address: its rows in a fixed order, the path of each, its field of last change."""

    rows: Callable[[], "QuerySet[Any]"]
    path: Callable[[Any], str | None]
    changed: str

    def files(self) -> int:
        """Return the number of files that the section fills."""
        return math.ceil(self.rows().count() / FILE_SIZE)

    def latest(self) -> dt.datetime | None:
        """Return the moment of the last change."""
        moment: dt.datetime | None = self.rows().aggregate(last=Max(self.changed))["last"]
        return moment

    def addresses(self, number: int) -> Iterator[Address]:
        """Yield the addresses of one file, counted from 1."""
        start = (number - 1) * FILE_SIZE
        for row in self.rows()[start : start + FILE_SIZE]:
            path = self.path(row)
            if path:
                yield Address(public_address(path), getattr(row, self.changed))


def visible_pages() -> "QuerySet[Page]":
    """Return the pages that a stranger may open, in the order of the tree."""
    pages = visible(Page.objects.filter(depth__gt=1)).order_by("path")
    return pages.only("id", "path", "depth", "url_path", "last_published_at", "locale_id")


_sections: dict[str, Section] = {
    "pages": Section(rows=visible_pages, path=page_path, changed="last_published_at")
}


def register_section(name: str, section: Section) -> None:
    """Add a kind of address; apps call it in ``AppConfig.ready()``."""
    _sections[name] = section


def sections() -> dict[str, Section]:
    """Return the registered sections by name."""
    return dict(_sections)
