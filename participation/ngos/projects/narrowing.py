"""The public lists of calls and of projects under a filter, each further choice counted."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.common.models import County
from participation.common.narrowing import Narrowing
from participation.ngos.projects.enums import PUBLIC_CALLS, CallState, ProjectState
from participation.ngos.projects.models import Call, Project
from persian.letters import clean_input
from search.result import Facet, FacetValue
from search.selectors import found_ids

SHOWN = 40


class ProjectNarrowing(Narrowing):
    """One reading of a list; a subclass names the model and its states."""

    FACETS: ClassVar[tuple[str, ...]] = ("state", "county")
    TITLES: ClassVar[Mapping[str, Any]] = {"state": _("State"), "county": _("County")}
    KIND: ClassVar[str]
    STATES: ClassVar[Mapping[str, Any]]

    def apply(self, rows: "QuerySet[Any]", *, but: str = "") -> "QuerySet[Any]":
        """Return the rows that are asked for; ``but`` a facet, to count its values."""
        if self.text:
            rows = rows.filter(pk__in=found_ids(clean_input(self.text), kind=self.KIND))
        chosen = {name: values for name, values in self.facets.items() if values and name != but}
        if "state" in chosen:
            rows = rows.filter(state__in=chosen["state"])
        if "county" in chosen:
            rows = rows.filter(self._works_in(rows, chosen["county"]))
        return rows

    def _works_in(self, rows: "QuerySet[Any]", slugs: tuple[str, ...]) -> Exists:
        """Keep a row once, however many of the counties it works in."""
        places: Any = rows.model.counties.through
        here = f"{rows.model._meta.model_name}_id"
        found = places.objects.filter(county__slug__in=slugs, **{here: OuterRef("pk")})
        return Exists(found)

    def facets_of(self, rows: "QuerySet[Any]") -> list[Facet]:
        """Return what each further choice would leave."""
        states = dict(
            self.apply(rows, but="state").order_by().values_list("state").annotate(Count("pk"))
        )
        counties = dict(
            self.apply(rows, but="county")
            .order_by()
            .filter(counties__isnull=False)
            .values_list("counties__slug")
            .annotate(Count("pk", distinct=True))
        )
        names = dict(County.objects.order_by("sort_key").values_list("slug", "name")[:SHOWN])
        facets = [
            self._facet("state", self.STATES, states),
            self._facet("county", names, counties),
        ]
        return [facet for facet in facets if facet.values]

    def _facet(self, name: str, labels: Mapping[str, Any], counts: Mapping[str, int]) -> Facet:
        chosen = self.facets.get(name, ())
        values = [
            FacetValue(value, str(label), counts.get(value, 0), value in chosen)
            for value, label in labels.items()
            if value in counts or value in chosen
        ]
        return Facet(name, str(self.TITLES[name]), values)


class CallNarrowing(ProjectNarrowing):
    """Calls."""

    KIND = "ngo_call"
    STATES: ClassVar[Mapping[str, Any]] = {
        one.value: one.label for one in CallState if one in PUBLIC_CALLS
    }

    def rows(self) -> "QuerySet[Call]":
        """Return the calls, those that close last first."""
        rows = Call.objects.public().prefetch_related("counties")
        return self.apply(rows).order_by("-closes_on", "-pk")


class ProjectsNarrowing(ProjectNarrowing):
    """Projects."""

    KIND = "ngo_project"
    STATES: ClassVar[Mapping[str, Any]] = {one.value: one.label for one in ProjectState}

    def rows(self) -> "QuerySet[Project]":
        """Return the projects, those awarded last first."""
        return self.apply(Project.objects.public().for_lists()).order_by("-awarded_on", "-pk")
