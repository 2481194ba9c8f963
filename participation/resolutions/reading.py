"""The archive under one filter: its resolutions, and how many each further choice would leave."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participation.common.catalogue import Catalogue, Listing, Narrowed
from participation.common.models import Organisation
from participation.common.narrowing import numbers_of
from participation.common.prepared import PreparedBulk, PreparedIn
from participation.resolutions.archive import ArchiveFilter
from participation.resolutions.enums import FORCE_LABELS, FollowUp
from participation.resolutions.models import Resolution
from participation.resolutions.rows import for_lists
from participation.resolutions.search_kinds import body_labels, organisation_labels
from participation.resolutions.shelf import shelf
from persian.digits import to_persian_digits
from search.result import Facet, FacetValue
from search.selectors import found_ids

LABELS = {
    "state": _("Follow-up"),
    "force": _("Validity"),
    "body": _("Body"),
    "year": _("Year"),
    "organisation": _("Organisation responsible"),
}
# Values of a facet that are shown; what is chosen comes beside them.
SHOWN = 12


@dataclass(frozen=True)
class Reading:
    """What the page of the archive shows for a filter."""

    # As `for_lists` gives them.
    resolutions: Listing[tuple[Any, ...]]
    facets: list[Facet]


def read(asked: ArchiveFilter, request: HttpRequest | None = None) -> Reading:
    """Return the resolutions that are asked for, and the ways to narrow them.

    Each facet is counted under the choices of all the others.
    """
    catalogue = shelf(request)
    narrowed = Narrowed(catalogue, _chosen(asked, catalogue))
    facets = [
        Facet(name, str(label), values)
        for name, label in LABELS.items()
        if (values := _shown(name, narrowed.counts(name), asked.facets.get(name, ())))
    ]
    return Reading(narrowed.listing(_rows), facets)


def listed(
    asked: ArchiveFilter, read_rows: PreparedBulk[Resolution], request: HttpRequest | None = None
) -> Listing[Resolution]:
    """Return the resolutions that are asked for, read in another way than the page reads them."""
    catalogue = shelf(request)
    return Narrowed(catalogue, _chosen(asked, catalogue)).listing(read_rows)


def duties_of(organisation: Organisation, request: HttpRequest) -> Listing[tuple[Any, ...]]:
    """Return the public resolutions that name an organisation, newest first."""
    catalogue = shelf(request)
    named = catalogue.under("organisation", [organisation.pk])
    return Narrowed(catalogue, {"organisation": named}).listing(_rows)


# What was hidden in this moment is not shown, whatever the catalogue says.
_listed: PreparedIn[Any] = PreparedIn(
    lambda: for_lists(Resolution.objects.public()).order_by(), "pk"
)


def _rows(keys: list[int]) -> dict[int, tuple[Any, ...]]:
    return {values[0]: values for values in _listed.rows(keys)}


def _chosen(asked: ArchiveFilter, catalogue: Catalogue) -> dict[str, int]:
    """Return what each choice leaves."""
    chosen = {
        name: catalogue.under(name, _values(name, values))
        for name, values in asked.facets.items()
        if values
    }
    if asked.text:
        found = found_ids(asked.text, kind="resolution")
        chosen["text"] = catalogue.having([int(pk) for pk in found])
    if asked.since or asked.until:
        chosen["days"] = catalogue.between(asked.since, asked.until)
    return chosen


def _values(name: str, typed: tuple[str, ...]) -> Collection[Hashable]:
    return numbers_of(typed) if name in {"year", "organisation"} else typed


def _shown(name: str, counts: Mapping[Hashable, int], chosen: tuple[str, ...]) -> list[FacetValue]:
    """Return the values of a facet that have a name: the commonest, and the chosen ones."""
    numbers = {str(value): count for value, count in counts.items()}
    values = dict.fromkeys([*_in_order(name, numbers)[:SHOWN], *chosen])
    labels = _labels(name, list(values))
    return [
        FacetValue(value, labels[value], numbers.get(value, 0), value in chosen)
        for value in values
        if value in labels
    ]


def _in_order(name: str, numbers: Mapping[str, int]) -> list[str]:
    if name == "state":
        return [state for state in FollowUp.values if state in numbers]
    if name == "force":
        # One answer to a question is none.
        return [force for force in FORCE_LABELS if force in numbers] if len(numbers) > 1 else []
    if name == "year":
        return sorted(numbers, reverse=True)
    return sorted(numbers, key=lambda value: (-numbers[value], value))


def _labels(name: str, values: list[str]) -> Mapping[str, str]:
    if name == "state":
        return {value: str(label) for value, label in FollowUp.choices}
    if name == "force":
        return {value: str(label) for value, label in FORCE_LABELS.items()}
    if name == "year":
        return {str(year): to_persian_digits(str(year)) for year in numbers_of(values)}
    return (body_labels if name == "body" else organisation_labels)(values)
