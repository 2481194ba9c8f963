"""The list of outcomes under one filter, and how many each further choice would leave."""

from collections.abc import Callable, Collection, Mapping
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participation.common.narrowing import numbers_of
from participation.common.prepared import PreparedBulk
from participation.common.registers.archive import CataloguedFilter, Reading
from participation.common.search_kinds import county_labels
from participation.complaints.models import Category, Outcome
from participation.complaints.models.outcome import OutcomeQuerySet
from participation.complaints.outcomes.shelf import FACETS, shelf
from participation.complaints.selectors import outcomes_for_lists
from persian.digits import to_persian_digits
from persian.jalali import to_gregorian
from search.selectors import found_ids

TITLES = {"category": _("Category"), "county": _("County"), "year": _("Year")}
# The years that the calendar of the outcomes can be asked for.
KNOWN_YEARS = range(1300, 1500)


class OutcomeFilter(CataloguedFilter):
    """One reading of the outcomes."""

    FACETS: ClassVar[tuple[str, ...]] = FACETS
    TITLES: ClassVar[Mapping[str, Any]] = TITLES
    KIND = "outcome"
    YEARS = "year"

    def listed(self, request: HttpRequest | None = None) -> Reading[Outcome]:
        """Return what is asked for, newest first, each facet counted under all the others."""
        return self.read_from(shelf(request), _rows)

    def apply(self, outcomes: OutcomeQuerySet) -> OutcomeQuerySet:
        """Return what is asked for, as a query in the order of the list."""
        if self.text:
            outcomes = outcomes.filter(pk__in=found_ids(self.text, kind=self.KIND))
        if self.since:
            outcomes = outcomes.filter(published_on__gte=self.since)
        if self.until:
            outcomes = outcomes.filter(published_on__lte=self.until)
        for name, values in self.facets.items():
            if values:
                outcomes = outcomes.filter(_condition(name, values))
        return outcomes.order_by("-published_on", "-pk")

    def labels_of(self, name: str, values: Collection[str]) -> Mapping[str, str]:
        """Return what readers call values of a facet."""
        return NAMES[name](values)


# What was taken down in this moment is not shown, whatever the catalogue says.
_rows = PreparedBulk(lambda: outcomes_for_lists(Outcome.objects.public()))


def _condition(name: str, values: tuple[str, ...]) -> Q:
    if name == "year":
        return reduce(or_, map(_of_year, numbers_of(values)), Q(pk__in=()))
    return Q(**{f"{name}__slug__in": values})


def _of_year(year: int) -> Q:
    if year not in KNOWN_YEARS:
        return Q(pk__in=())
    first, after = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1)
    return Q(published_on__gte=first, published_on__lt=after)


def category_labels(slugs: Collection[str]) -> dict[str, str]:
    """Return the titles of categories by slug."""
    return dict(Category.objects.filter(slug__in=slugs).values_list("slug", "title"))


def _year_labels(years: Collection[str]) -> dict[str, str]:
    return {str(year): to_persian_digits(str(year)) for year in numbers_of(years)}


NAMES: dict[str, Callable[[Collection[str]], dict[str, str]]] = {
    "category": category_labels,
    "county": county_labels,
    "year": _year_labels,
}
