"""What of the archive is asked for."""

from typing import ClassVar

from django.db.models import Q

from participation.common.narrowing import Narrowing, numbers_of
from participation.resolutions.enums import IN_FORCE
from participation.resolutions.models import ClauseActor
from participation.resolutions.models.resolution import ResolutionQuerySet
from search.selectors import found_ids

FACETS = ("state", "force", "body", "year", "organisation")


class ArchiveFilter(Narrowing):
    """One reading of the archive."""

    FACETS: ClassVar[tuple[str, ...]] = FACETS

    def apply(self, resolutions: ResolutionQuerySet) -> ResolutionQuerySet:
        """Return what is asked for, as a query; see `reading` for what the page shows."""
        if self.text:
            resolutions = resolutions.filter(pk__in=found_ids(self.text, kind="resolution"))
        if self.since:
            resolutions = resolutions.filter(day__gte=self.since)
        if self.until:
            resolutions = resolutions.filter(day__lte=self.until)
        for name, values in self.facets.items():
            if values:
                resolutions = resolutions.filter(_condition(name, values))
        return resolutions


def _condition(name: str, values: tuple[str, ...]) -> Q:
    if name == "state":
        return Q(follow_up__in=values)
    if name == "force":
        return Q(validity__in=[one for force in values for one in IN_FORCE.get(force, ())])
    if name == "body":
        return Q(meeting__body__slug__in=values)
    numbers = numbers_of(values)
    if name == "year":
        return Q(meeting__year__in=numbers)
    # A query of its own: a join would give a resolution as often as it names the organisation.
    named = ClauseActor.objects.filter(organisation__in=numbers).values("clause__resolution")
    return Q(pk__in=named)
