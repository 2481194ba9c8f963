"""Published outcomes as things that can be found."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.complaints.models import Outcome
from search.content import Content
from search.kinds import SearchKind, register


@register
class OutcomeKind(SearchKind):
    """What came of complaints, requests and reports."""

    name = "outcome"
    label = _("Outcomes of complaints")
    label_one = _("Outcome of a complaint")
    order = 20
    model = Outcome

    def rows(self) -> "QuerySet[Any]":
        """Return the outcomes that everybody sees."""
        return Outcome.objects.public().select_related("category", "county")

    def content(self, row: Outcome) -> Content:
        """Return what was asked for and what came of it."""
        return Content(
            title=row.title,
            summary=row.problem[:300],
            text="\n".join((row.problem, row.result, row.category.title)),
            url=row.get_absolute_url(),
            date=row.published_on,
            county=row.county.slug if row.county else "",
        )
