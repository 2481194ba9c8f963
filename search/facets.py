"""The five ways to narrow what was found, and what their values are called."""

from collections.abc import Callable, Collection, Mapping

from django.utils.translation import gettext_lazy as _

from persian.digits import to_persian_digits
from search.kinds import kinds
from search.result import Facet, FacetValue, Match

FACETS = {
    "kind": _("Kind of result"),
    "body": _("Body"),
    "organisation": _("Organisation responsible"),
    "county": _("County"),
    "year": _("Year"),
}
# Values of a facet that are shown; the commonest, and what is chosen.
SHOWN = 12

Labels = Callable[[Collection[str]], Mapping[str, str]]


def _kind_labels(values: Collection[str]) -> dict[str, str]:
    return {name: str(kind.label) for name, kind in kinds().items() if name in values}


def _year_labels(values: Collection[str]) -> dict[str, str]:
    return {value: to_persian_digits(value) for value in values}


_labels: dict[str, Labels] = {"kind": _kind_labels, "year": _year_labels}


def register_labels(facet: str, labels: Labels) -> None:
    """Say what the values of a facet are called: keys to labels, in one query.

    Raises KeyError for an unknown facet.
    """
    if facet not in FACETS:
        raise KeyError(facet)
    _labels[facet] = labels


def named_facets(match: Match, chosen: Mapping[str, tuple[str, ...]]) -> list[Facet]:
    """Return the facets with labels and counts, commonest first, years newest first.

    A value without a label is not shown: what it stands for is gone or hidden.
    """
    facets = (
        _facet(name, str(label), match.facets.get(name, {}), chosen.get(name, ()))
        for name, label in FACETS.items()
    )
    return [facet for facet in facets if facet.values]


def _facet(name: str, label: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> Facet:
    common = sorted(counts, key=lambda value: (-counts[value], value))[:SHOWN]
    shown = dict.fromkeys([*common, *chosen])
    labels = _labels[name](tuple(shown)) if shown and name in _labels else {}
    values = [
        FacetValue(value, labels[value], counts.get(value, 0), value in chosen)
        for value in shown
        if value in labels
    ]
    if name == "year":
        values.sort(key=lambda value: value.value, reverse=True)
    return Facet(name, label, values)
