"""Content rows as the values of stream fields."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText

Row = dict[str, Any]
Pages = dict[str, Page]


def body_blocks(rows: list[Row], pages: Pages) -> list[tuple[str, Any]]:
    """Return the value of a ``BodyBlock`` stream. Raises KeyError for an unknown kind or page."""
    return [(row["kind"], _VALUES[row["kind"]](row, pages)) for row in rows]


def link_value(row: Row, pages: Pages) -> Row:
    """Return the value of a body's link to a page of ours or to an address."""
    page = pages[row["page"]] if "page" in row else None
    return {
        "title": row["title"],
        "page": page,
        "url": row.get("url", ""),
        "description": row.get("description", ""),
    }


def menu_link(row: Row | str, pages: Pages) -> Row:
    """Return the value of a menu's link; a bare key leads to that page under its own title."""
    if isinstance(row, str):
        return {"title": "", "page": pages[row], "address": ""}
    page = pages[row["page"]] if "page" in row else None
    return {"title": row.get("title", ""), "page": page, "address": row.get("address", "")}


def rich_text(html: str) -> RichText:
    """Return HTML without the line breaks of its file."""
    return RichText(" ".join(html.split()))


_VALUES: dict[str, Callable[[Row, Pages], Any]] = {
    "heading": lambda row, _pages: row["text"],
    "text": lambda row, _pages: rich_text(row["html"]),
    "note": lambda row, _pages: {"kind": row["style"], "text": rich_text(row["html"])},
    "links": lambda row, pages: [link_value(link, pages) for link in row["links"]],
}
