"""The register under one filter, and how many places each further choice would leave."""

from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.common.narrowing import numbers_of
from participation.common.prepared import PreparedBulk, PreparedIn
from participation.common.registers.archive import CataloguedFilter, Reading
from participation.common.search_kinds import county_labels
from participation.place_names.models import Place, PlaceKind
from participation.place_names.models.place import PlaceQuerySet
from participation.place_names.selectors import for_lists
from participation.place_names.shelf import FACETS, FORMER, shelf
from persian.digits import to_persian_digits
from persian.jalali import to_gregorian
from search.selectors import found_ids

TITLES = {
    "kind": _("Kind of place"),
    "county": _("County"),
    "city": _("City or village"),
    "former": _("Former names"),
    "decade": _("Named in"),
}
# The decades that the register can be asked for.
DECADES = range(1200, 1500, 10)


class PlaceFilter(CataloguedFilter):
    """One reading of the register."""

    FACETS: ClassVar[tuple[str, ...]] = FACETS
    TITLES: ClassVar[Mapping[str, Any]] = TITLES
    KIND = "place"
    YEARS = "decade"

    def listed(
        self, request: HttpRequest | None = None, read: PreparedBulk[Place] | None = None
    ) -> Reading[Place]:
        """Return what is asked for in the order of names, each facet counted under the others."""
        return self.read_from(shelf(request), read or _rows)

    def apply(self, places: PlaceQuerySet) -> PlaceQuerySet:
        """Return what is asked for, as a query in the order of the list."""
        if self.text:
            places = places.filter(pk__in=found_ids(self.text, kind=self.KIND))
        for name, values in self.facets.items():
            if values:
                places = places.filter(_condition(name, values))
        return places.order_by("sort_key", "pk")

    def labels_of(self, name: str, values: Collection[str]) -> Mapping[str, str]:
        """Return what readers call values of a facet."""
        if name == "county":
            return county_labels(values)
        if name == "kind":
            return dict(_kind_names.rows([*values]))
        if name == "former":
            return {FORMER: gettext("Has former names")}
        if name == "decade":
            return {str(year): decade_label(year) for year in numbers_of(values)}
        return {value: to_persian_digits(value) for value in values}


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


def decade_label(year: int) -> str:
    """Return what readers call a decade: «دههٔ ۱۳۸۰»."""
    return gettext("The %(year)ss") % {"year": to_persian_digits(str(year))}
