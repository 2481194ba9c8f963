"""The register under one filter, and how many NGOs each further choice would leave."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from participation.common.asking import RangeForm, bounded_values, typed_words
from participation.common.catalogue import Catalogue, Listing, Narrowed
from participation.common.narrowing import Narrowing, numbers_of
from participation.common.prepared import PreparedBulk, PreparedIn
from participation.common.search_kinds import county_labels
from participation.ngos.enums import Level, NgoState
from participation.ngos.models import ActivityField, Ngo
from participation.ngos.models.ngo import NgoQuerySet
from participation.ngos.shelf import FACETS, shelf
from persian.digits import to_persian_digits
from persian.jalali import year_range
from search.result import Facet, FacetValue
from search.selectors import found_ids

KIND = "ngo"
LABELS = {
    "field": _("Field of activity"),
    "state": _("State"),
    "level": _("Level"),
    "county": _("County"),
    "year": _("First licensed in"),
}
# Values of a facet that are shown; what is chosen comes beside them.
SHOWN = 12
# The years that the register can be asked for.
YEARS = range(1300, 1500)


class NgoFilter(Narrowing):
    """One reading of the register."""

    FACETS: ClassVar[tuple[str, ...]] = FACETS

    @classmethod
    def of(cls, values: QueryDict, form: RangeForm | None = None) -> Self:
        """Read the parameters; the register knows no days to choose from."""
        facets = {name: bounded_values(values.getlist(name)) for name in FACETS if name in values}
        return cls(text=typed_words(values.get("q", "")), facets=facets)

    def listed(
        self, request: HttpRequest | None = None, read: PreparedBulk[Ngo] | None = None
    ) -> "Reading":
        """Return what is asked for in the order of names, each facet counted under the others."""
        catalogue = shelf(request)
        narrowed = Narrowed(catalogue, self._chosen_rows(catalogue))
        facets = [
            Facet(name, str(label), values)
            for name, label in LABELS.items()
            if (values := _shown(name, narrowed.counts(name), self.facets.get(name, ())))
        ]
        return Reading(narrowed.listing(read or _rows), facets)

    def apply(self, ngos: NgoQuerySet) -> NgoQuerySet:
        """Return what is asked for, as a query in the order of the list."""
        if self.text:
            ngos = ngos.filter(pk__in=found_ids(self.text, kind=KIND))
        for name, values in self.facets.items():
            if values:
                ngos = ngos.filter(_condition(name, values))
        return ngos.order_by("sort_key", "pk")

    def _chosen_rows(self, catalogue: Catalogue) -> dict[str, int]:
        """Return what each choice leaves."""
        chosen = {
            name: catalogue.under(name, numbers_of(values) if name == "year" else values)
            for name, values in self.facets.items()
            if values
        }
        if self.text:
            chosen["text"] = catalogue.having([int(pk) for pk in found_ids(self.text, kind=KIND)])
        return chosen


@dataclass(frozen=True)
class Reading:
    """What the page of the list shows for a filter."""

    ngos: Listing[Ngo]
    facets: list[Facet]


# What was hidden in this moment is not shown, whatever the catalogue says.
_rows = PreparedBulk(lambda: Ngo.objects.public().select_related("prefix", "county"))
_field_names: PreparedIn[Any] = PreparedIn(
    lambda: ActivityField.objects.order_by().values_list("slug", "name"), "slug", is_text=True
)


def _condition(name: str, values: tuple[str, ...]) -> Q:
    if name == "year":
        return reduce(or_, map(_in_year, numbers_of(values)), Q(pk__in=()))
    if name == "field":
        # A subquery, so that an NGO of two fields is one row.
        works = Ngo.activity_fields.through.objects.filter(activityfield__slug__in=values)
        return Q(pk__in=works.values("ngo_id"))
    return Q(**{f"{name}__slug__in" if name == "county" else f"{name}__in": values})


def _in_year(year: int) -> Q:
    if year not in YEARS:
        return Q(pk__in=())
    first, last = year_range(year)
    return Q(licensed_on__gte=first, licensed_on__lte=last)


def _shown(name: str, counts: Mapping[Hashable, int], chosen: tuple[str, ...]) -> list[FacetValue]:
    """Return the values of a facet that have a name: the commonest, and the chosen ones."""
    numbers = {str(value): count for value, count in counts.items()}
    common = sorted(numbers, key=lambda value: (-numbers[value], value))[:SHOWN]
    values = list(dict.fromkeys([*common, *chosen]))
    labels = _labels(name, values)
    shown = [
        FacetValue(value, labels[value], numbers.get(value, 0), value in chosen)
        for value in values
        if value in labels
    ]
    return sorted(shown, key=lambda one: one.value, reverse=True) if name == "year" else shown


def _labels(name: str, values: Collection[str]) -> Mapping[str, str]:
    if name == "county":
        return county_labels(values)
    if name == "field":
        return dict(_field_names.rows([*values]))
    if name == "year":
        return {str(year): to_persian_digits(str(year)) for year in numbers_of(values)}
    choices = Level if name == "level" else NgoState
    return {str(one.value): str(one.label) for one in choices if one.value in values}
