"""The register under one filter, and how many places each further choice would leave."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import ClassVar, Self

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.common.asking import RangeForm, bounded_values, typed_words
from participation.common.catalogue import Catalogue, Listing, Narrowed
from participation.common.narrowing import Narrowing, numbers_of
from participation.common.prepared import PreparedBulk, PreparedIn
from participation.common.search_kinds import county_labels
from participation.place_names.models import Place, PlaceKind
from participation.place_names.models.place import PlaceQuerySet
from participation.place_names.selectors import for_lists
from participation.place_names.shelf import FACETS, FORMER, shelf
from persian.digits import to_persian_digits
from persian.jalali import to_gregorian
from search.result import Facet, FacetValue
from search.selectors import found_ids

KIND = "place"
LABELS = {
    "kind": _("Kind of place"),
    "county": _("County"),
    "city": _("City or village"),
    "former": _("Former names"),
    "decade": _("Named in"),
}
# Values of a facet that are shown; what is chosen comes beside them.
SHOWN = 12
# The decades that the register can be asked for.
DECADES = range(1200, 1500, 10)


class PlaceFilter(Narrowing):
    """One reading of the register."""

    FACETS: ClassVar[tuple[str, ...]] = FACETS

    @classmethod
    def of(cls, values: QueryDict, form: RangeForm | None = None) -> Self:
        """Read the parameters; the register knows no days to choose from."""
        facets = {name: bounded_values(values.getlist(name)) for name in FACETS if name in values}
        return cls(text=typed_words(values.get("q", "")), facets=facets)

    def listed(
        self, request: HttpRequest | None = None, read: PreparedBulk[Place] | None = None
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

    def apply(self, places: PlaceQuerySet) -> PlaceQuerySet:
        """Return what is asked for, as a query in the order of the list."""
        if self.text:
            places = places.filter(pk__in=found_ids(self.text, kind=KIND))
        for name, values in self.facets.items():
            if values:
                places = places.filter(_condition(name, values))
        return places.order_by("sort_key", "pk")

    def _chosen_rows(self, catalogue: Catalogue) -> dict[str, int]:
        """Return what each choice leaves."""
        chosen = {
            name: catalogue.under(name, numbers_of(values) if name == "decade" else values)
            for name, values in self.facets.items()
            if values
        }
        if self.text:
            chosen["text"] = catalogue.having([int(pk) for pk in found_ids(self.text, kind=KIND)])
        return chosen


@dataclass(frozen=True)
class Reading:
    """What the page of the list shows for a filter."""

    places: Listing[Place]
    facets: list[Facet]


# What was hidden in this moment is not shown, whatever the catalogue says.
_rows = PreparedBulk(lambda: for_lists(Place.objects.public()))
_kind_names = PreparedIn(
    lambda: PlaceKind.objects.order_by().values_list("slug", "name"), "slug", is_text=True
)  # type: ignore[var-annotated]


def _condition(name: str, values: tuple[str, ...]) -> Q:
    if name == "decade":
        return reduce(or_, map(_of_decade, numbers_of(values)), Q(pk__in=()))
    if name == "former":
        return Q(former_names__gt=0) if FORMER in values else Q(pk__in=())
    if name == "city":
        return Q(city__in=values)
    return Q(**{f"{name}__slug__in": values})


def _of_decade(year: int) -> Q:
    if year not in DECADES:
        return Q(pk__in=())
    first, after = to_gregorian(year, 1, 1), to_gregorian(year + 10, 1, 1)
    return Q(named_on__gte=first, named_on__lt=after)


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
    return sorted(shown, key=lambda one: one.value, reverse=True) if name == "decade" else shown


def _labels(name: str, values: Collection[str]) -> Mapping[str, str]:
    if name == "county":
        return county_labels(values)
    if name == "kind":
        return dict(_kind_names.rows([*values]))
    if name == "former":
        return {FORMER: gettext("Has former names")}
    if name == "decade":
        return {str(year): decade_label(year) for year in numbers_of(values)}
    return {value: to_persian_digits(value) for value in values}


def decade_label(year: int) -> str:
    """Return what readers call a decade: «دههٔ ۱۳۸۰»."""
    return gettext("The %(year)ss") % {"year": to_persian_digits(str(year))}
