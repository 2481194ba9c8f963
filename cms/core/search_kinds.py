"""The kind of all pages that have no kind of their own."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.searching import PageKind
from search.kinds import kinds, register


@register
class AnyPageKind(PageKind):
    """Goals, standard pages, questions, indexes, the first page."""

    name = "page"
    label = _("Pages")
    label_one = _("Page")
    order = 90
    model = Page

    def rows(self) -> "QuerySet[Any]":
        """Return the pages whose type has no kind of its own, as what they are."""
        others = [kind.model for kind in kinds().values() if isinstance(kind, PageKind)]
        others.remove(Page)
        types = ContentType.objects.get_for_models(*others, for_concrete_models=True)
        pages: Any = super().rows()
        return pages.exclude(content_type__in=types.values()).specific()
