"""Lists that apps hang on a page they do not own: the news about an office, later its cases.

An app registers in ``AppConfig.ready()``; a template asks with ``{% related_lists page %}`` of the
tag library ``related``. So the page's app never names the apps beside it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

Selector = Callable[[Page, int], Sequence[Any]]

_kinds: dict[str, "RelatedList"] = {}


@dataclass(frozen=True, kw_only=True)
class RelatedList:
    """A template that shows ``items``, and the function that reads at most so many of them."""

    kind: str
    order: int
    template: str
    selector: Selector


def register_related(kind: str, *, selector: Selector, template: str, order: int = 100) -> None:
    """Add a list to the pages that show related lists; the same kind replaces itself."""
    _kinds[kind] = RelatedList(kind=kind, order=order, template=template, selector=selector)


def related_kinds() -> list[RelatedList]:
    """Return what is registered, small orders first."""
    return sorted(_kinds.values(), key=lambda related: (related.order, related.kind))


def related_items(page: Page, *, limit: int) -> list[tuple[RelatedList, Sequence[Any]]]:
    """Return the lists that have something about ``page``, each with at most ``limit`` items."""
    found = ((related, related.selector(page, limit)) for related in related_kinds())
    return [(related, items) for related, items in found if items]
