"""A public list read from a catalogue under one filter, with what each further choice leaves."""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from participation.common.catalogue import Catalogue, Listing, Narrowed
from participation.common.narrowing import Narrowing, numbers_of
from search.result import Facet, FacetValue
from search.selectors import found_ids

Row = TypeVar("Row")
# Values of a facet that are shown; what is chosen comes beside them.
SHOWN = 12


@dataclass(frozen=True)
class Reading(Generic[Row]):
    """What the page of a list shows for a filter."""

    rows: Listing[Row]
    facets: list[Facet]


class CataloguedFilter(Narrowing):
    """One reading of a list that is held as a catalogue.

    A subclass names the kind of its entries in search, the titles of its facets in the order of the
    page, and the facet whose values are years, if there is one.
    """

    KIND: ClassVar[str]
    TITLES: ClassVar[Mapping[str, Any]]
    YEARS: ClassVar[str] = ""

    def labels_of(self, name: str, values: Collection[str]) -> Mapping[str, str]:
        """Return what readers call values of a facet; without a label a value is not shown."""
        raise NotImplementedError

    def read_from(
        self, catalogue: Catalogue, read: Callable[[list[int]], Mapping[int, Row]]
    ) -> Reading[Row]:
        """Return the rows in the order of the catalogue, each facet counted under the others."""
        narrowed = Narrowed(catalogue, self._left_in(catalogue))
        facets = [
            Facet(name, str(title), values)
            for name, title in self.TITLES.items()
            if (values := self._shown(name, narrowed.counts(name)))
        ]
        return Reading(narrowed.listing(read), facets)

    def _left_in(self, catalogue: Catalogue) -> dict[str, int]:
        """Return what each choice leaves."""
        left = {
            name: catalogue.under(name, numbers_of(values) if name == self.YEARS else values)
            for name, values in self.facets.items()
            if values
        }
        if self.text:
            found = found_ids(self.text, kind=self.KIND)
            left["text"] = catalogue.having([int(pk) for pk in found])
        if self.since or self.until:
            left["days"] = catalogue.between(self.since, self.until)
        return left

    def _shown(self, name: str, counts: Mapping[Hashable, int]) -> list[FacetValue]:
        """Return the values of a facet that have a name: the commonest, and the chosen ones."""
        chosen = self.facets.get(name, ())
        numbers = {str(value): count for value, count in counts.items()}
        common = sorted(numbers, key=lambda value: (-numbers[value], value))[:SHOWN]
        values = list(dict.fromkeys([*common, *chosen]))
        labels = self.labels_of(name, values)
        shown = [
            FacetValue(value, labels[value], numbers.get(value, 0), value in chosen)
            for value in values
            if value in labels
        ]
        if name == self.YEARS:
            shown.sort(key=lambda one: one.value, reverse=True)
        return shown
