"""The content files, read and checked."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).with_name("content")
# Parents before their children; within a file, in its order.
FILES = ("about", "goals", "services", "offices", "news", "pages")

Row = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """All pages in the order in which they can be made, the first page, where facts come from."""

    pages: list[Row]
    home: Row
    origins: dict[str, Row] = field(default_factory=dict)


def read_content() -> Content:
    """Return everything. Raises ValueError where a page names a key or origin that is not there."""
    pages = [row for name in FILES for row in _read(name)["page"]]
    content = Content(pages=_parents_first(pages), home=_read("home"), origins=_read("origins"))
    _check(content)
    return content


def _read(name: str) -> Row:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def _parents_first(pages: list[Row]) -> list[Row]:
    made, left, known = [], list(pages), {"home"}
    while left:
        ready = [row for row in left if row["parent"] in known]
        if not ready:
            raise ValueError(f"no parent for {[row['key'] for row in left]}")
        made += ready
        known |= {row["key"] for row in ready}
        left = [row for row in left if row["key"] not in known]
    return made


def _check(content: Content) -> None:
    keys = {row["key"] for row in content.pages}
    if len(keys) != len(content.pages):
        raise ValueError("two pages have the same key")
    wanted = {
        link["page"]
        for row in content.pages
        for block in row.get("body", [])
        for link in block.get("links", [])
        if "page" in link
    }
    wanted |= {
        duty["page"]
        for row in content.pages
        for group in row.get("groups", [])
        for duty in group["duties"]
    }
    if missing := wanted - keys:
        raise ValueError(f"no page for {sorted(missing)}")
    named = {row["origin"] for row in content.pages if "origin" in row}
    if unknown := named - set(content.origins):
        raise ValueError(f"no origin {sorted(unknown)}")
