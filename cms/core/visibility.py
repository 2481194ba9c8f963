"""What a stranger may see of the page tree, as a condition inside the query that reads it."""

import operator
from functools import reduce
from typing import Any, TypeVar

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

Pages = TypeVar("Pages", bound="QuerySet[Any]")
M = TypeVar("M", bound=Model)


def visible(pages: Pages) -> Pages:
    """Return the published pages that neither they nor a page above restricts.

    Wagtail's ``public()`` reads the restrictions with a query of its own each time.
    """
    shown = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    # No join: a planner that begins with the pages would walk all of them for each row.
    top = Subquery(Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")[:1])
    barred = PageViewRestriction.objects.alias(shown=shown, top=top).filter(
        shown__startswith=F("top")
    )
    if pages.model is Page:
        return pages.filter(~Exists(barred), live=True)
    # Asked of each row of the type: SQLite without statistics would begin with all pages there are.
    return pages.filter(Exists(visible(Page.objects.filter(pk=OuterRef("pk")))))


def in_open_collections(rows: "QuerySet[M]") -> "QuerySet[M]":
    """Return the pictures or files of collections that nobody restricts, whoever asks."""
    closed = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    below = [Q(path__startswith=path) for path in closed]
    if not below:
        return rows
    ids = Collection.objects.filter(reduce(operator.or_, below)).values_list("pk", flat=True)
    # A list, not a query: the search backends cannot read one inside a condition.
    return rows.exclude(collection__in=list(ids))
