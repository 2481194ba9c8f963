"""What a stranger may see of the page tree, as a condition inside the query that reads it."""

from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction

P = TypeVar("P", bound=Page)


def visible(pages: "QuerySet[P]") -> "QuerySet[P]":
    """Return the published pages that neither they nor a page above restricts.

    Wagtail's ``public()`` reads the restrictions with a query of its own each time.
    """
    shown = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    barred = PageViewRestriction.objects.alias(shown=shown).filter(
        shown__startswith=F("page__path")
    )
    return pages.filter(~Exists(barred), live=True)
