"""Admitted proposals as things that can be found; their names, as long as they are shown."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.place_names.models import Proposal
from search.content import Content
from search.kinds import SearchKind, register


@register
class ProposalKind(SearchKind):
    """What citizens propose and the office has admitted."""

    name = "name_proposal"
    label = _("Proposed names")
    label_one = _("Proposed name")
    order = 35
    model = Proposal

    def rows(self) -> "QuerySet[Any]":
        """Return those whose names strangers see."""
        return Proposal.objects.named().for_lists()

    def content(self, row: Proposal) -> Content:
        """Return the name, the place, and why."""
        return Content(
            title=row.title,
            summary=row.public_reason[:300],
            text="\n".join((row.public_reason, row.place_title, row.where, row.where_extent)),
            url=row.get_absolute_url(),
            date=row.public_on,
            county=row.county.slug,
        )
