"""The register under one filter, and how many NGOs each further choice would leave."""

from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participation.common.narrowing import numbers_of
from participation.common.prepared import PreparedBulk, PreparedIn
from participation.common.registers.archive import CataloguedFilter, Reading
from participation.common.search_kinds import county_labels
from participation.ngos.enums import Level, NgoState
from participation.ngos.models import ActivityField, Ngo
from participation.ngos.models.ngo import NgoQuerySet
from participation.ngos.shelf import FACETS, shelf
from persian.digits import to_persian_digits
from persian.jalali import year_range
from search.selectors import found_ids

TITLES = {
    "field": _("Field of activity"),
    "state": _("State"),
    "level": _("Level"),
    "county": _("County"),
    "year": _("First licensed in"),
}
# The years that the register can be asked for.
KNOWN_YEARS = range(1300, 1500)


class NgoFilter(CataloguedFilter):
    """One reading of the register."""

    FACETS: ClassVar[tuple[str, ...]] = FACETS
    TITLES: ClassVar[Mapping[str, Any]] = TITLES
    KIND = "ngo"
    YEARS = "year"

    def listed(
        self, request: HttpRequest | None = None, read: PreparedBulk[Ngo] | None = None
    ) -> Reading[Ngo]:
        """Return what is asked for in the order of names, each facet counted under the others."""
        return self.read_from(shelf(request), read or _rows)

    def apply(self, ngos: NgoQuerySet) -> NgoQuerySet:
        """Return what is asked for, as a query in the order of the list."""
        if self.text:
            ngos = ngos.filter(pk__in=found_ids(self.text, kind=self.KIND))
        for name, values in self.facets.items():
            if values:
                ngos = ngos.filter(_condition(name, values))
        return ngos.order_by("sort_key", "pk")

    def labels_of(self, name: str, values: Collection[str]) -> Mapping[str, str]:
        """Return what readers call values of a facet."""
        if name == "county":
            return county_labels(values)
        if name == "field":
            return dict(_field_names.rows([*values]))
        if name == "year":
            return {str(year): to_persian_digits(str(year)) for year in numbers_of(values)}
        choices = Level if name == "level" else NgoState
        return {str(one.value): str(one.label) for one in choices if one.value in values}


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
    if year not in KNOWN_YEARS:
        return Q(pk__in=())
    first, last = year_range(year)
    return Q(licensed_on__gte=first, licensed_on__lte=last)
