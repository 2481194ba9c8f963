"""The list of outcomes under one filter, and how many each further choice would leave."""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import ClassVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participation.common.catalogue import Catalogue, Listing, Narrowed
from participation.common.narrowing import Narrowing, numbers_of
from participation.common.prepared import PreparedBulk
from participation.common.search_kinds import county_labels
from participation.complaints.models import Category, Outcome
from participation.complaints.models.outcome import OutcomeQuerySet
from participation.complaints.outcomes.shelf import FACETS, shelf
from participation.complaints.selectors import outcomes_for_lists
from persian.digits import to_persian_digits
from persian.jalali import to_gregorian
from search.result import Facet, FacetValue
from search.selectors import found_ids

KIND = "outcome"
LABELS = {"category": _("Category"), "county": _("County"), "year": _("Year")}
# Values of a facet that are shown; what is chosen comes beside them.
SHOWN = 12
# The years that the calendar of the outcomes can be asked for.
YEARS = range(1300, 1500)


class OutcomeFilter(Narrowing):
    """One reading of the outcomes."""

    FACETS: ClassVar[tuple[str, ...]] = FACETS

    def listed(self, request: HttpRequest | None = None) -> "Reading":
        """Return what is asked for, newest first, each facet counted under all the others."""
        catalogue = shelf(request)
        narrowed = Narrowed(catalogue, self._chosen_rows(catalogue))
        facets = [
            Facet(name, str(label), values)
            for name, label in LABELS.items()
            if (values := _shown(name, narrowed.counts(name), self.facets.get(name, ())))
        ]
        return Reading(narrowed.listing(_rows), facets)

    def apply(self, outcomes: OutcomeQuerySet) -> OutcomeQuerySet:
        """Return what is asked for, as a query in the order of the list."""
        if self.text:
            outcomes = outcomes.filter(pk__in=found_ids(self.text, kind=KIND))
        if self.since:
            outcomes = outcomes.filter(published_on__gte=self.since)
        if self.until:
            outcomes = outcomes.filter(published_on__lte=self.until)
        for name, values in self.facets.items():
            if values:
                outcomes = outcomes.filter(_condition(name, values))
        return outcomes.order_by("-published_on", "-pk")

    def _chosen_rows(self, catalogue: Catalogue) -> dict[str, int]:
        """Return what each choice leaves."""
        chosen = {
            name: catalogue.under(name, numbers_of(values) if name == "year" else values)
            for name, values in self.facets.items()
            if values
        }
        if self.text:
            chosen["text"] = catalogue.having([int(pk) for pk in found_ids(self.text, kind=KIND)])
        if self.since or self.until:
            chosen["days"] = catalogue.between(self.since, self.until)
        return chosen


@dataclass(frozen=True)
class Reading:
    """What the page of the list shows for a filter."""

    outcomes: Listing[Outcome]
    facets: list[Facet]


# What was taken down in this moment is not shown, whatever the catalogue says.
_rows = PreparedBulk(lambda: outcomes_for_lists(Outcome.objects.public()))


def _condition(name: str, values: tuple[str, ...]) -> Q:
    if name == "year":
        return reduce(or_, map(_of_year, numbers_of(values)), Q(pk__in=()))
    return Q(**{f"{name}__slug__in": values})


def _of_year(year: int) -> Q:
    if year not in YEARS:
        return Q(pk__in=())
    first, after = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1)
    return Q(published_on__gte=first, published_on__lt=after)


def _shown(name: str, counts: Mapping[Hashable, int], chosen: tuple[str, ...]) -> list[FacetValue]:
    """Return the values of a facet that have a name: the commonest, and the chosen ones."""
    numbers = {str(value): count for value, count in counts.items()}
    common = sorted(numbers, key=lambda value: (-numbers[value], value))[:SHOWN]
    values = list(dict.fromkeys([*common, *chosen]))
    labels = NAMES[name](values)
    shown = [
        FacetValue(value, labels[value], numbers.get(value, 0), value in chosen)
        for value in values
        if value in labels
    ]
    return sorted(shown, key=lambda one: one.value, reverse=True) if name == "year" else shown


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
