"""What of the archive is asked for, and how much there is of each way to narrow it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from participation.common.asking import RangeForm, bounded_values, typed_words
from participation.common.models import Organisation
from participation.resolutions.enums import FollowUp
from participation.resolutions.models import Body, ClauseActor, Resolution
from participation.resolutions.models.resolution import ResolutionQuerySet
from persian.digits import to_persian_digits
from search.result import Facet, FacetValue
from search.selectors import found_ids

FACETS = {
    "state": _("Follow-up"),
    "body": _("Body"),
    "year": _("Year"),
    "organisation": _("Organisation responsible"),
}
SHOWN = 12
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class ArchiveFilter:
    """One reading of the archive."""

    text: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    days: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, values: QueryDict, form: RangeForm) -> "ArchiveFilter":
        """Read the parameters; ``form`` is bound to them and was validated."""
        return cls(
            text=typed_words(values.get("q", "")),
            facets={
                name: bounded_values(values.getlist(name)) for name in FACETS if name in values
            },
            since=form.cleaned_data.get("since"),
            until=form.cleaned_data.get("until"),
            days=form.typed(),
        )

    @property
    def is_narrowed(self) -> bool:
        """Tell whether less than everything is asked for."""
        return bool(self.text or self.days or any(self.facets.values()))

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Yield what the address says."""
        if self.text:
            yield "q", self.text
        for name, values in self.facets.items():
            yield from ((name, value) for value in values)
        yield from self.days.items()

    def address(self) -> str:
        """Return the rest of the address of the list."""
        return f"?{urlencode(list(self.parameters()))}"

    def without(self, name: str, value: str) -> "ArchiveFilter":
        """Return the same without one value of a facet."""
        left = tuple(kept for kept in self.facets.get(name, ()) if kept != value)
        return replace(self, facets={**self.facets, name: left})

    def without_days(self) -> "ArchiveFilter":
        """Return the same for all days."""
        return replace(self, since=None, until=None, days={})

    def without_text(self) -> "ArchiveFilter":
        """Return the same for all words."""
        return replace(self, text="")

    def apply(self, resolutions: ResolutionQuerySet, *, but: str = "") -> ResolutionQuerySet:
        """Return what is asked for; ``but`` leaves one facet's choice out."""
        if self.text:
            resolutions = resolutions.filter(pk__in=found_ids(self.text, kind="resolution"))
        if self.since:
            resolutions = resolutions.filter(day__gte=self.since)
        if self.until:
            resolutions = resolutions.filter(day__lte=self.until)
        for name, values in self.facets.items():
            if values and name != but:
                resolutions = resolutions.filter(_condition(name, values))
        return resolutions


def _condition(name: str, values: tuple[str, ...]) -> Q:
    if name == "state":
        return Q(follow_up__in=values)
    if name == "body":
        return Q(meeting__body__slug__in=values)
    numbers = [int(value) for value in values if value.isdecimal() and len(value) <= LONGEST_NUMBER]
    if name == "year":
        return Q(meeting__year__in=numbers)
    # A query of its own: a join would give a resolution as often as it names the organisation.
    named = ClauseActor.objects.filter(organisation__in=numbers).values("clause__resolution")
    return Q(pk__in=named)


def facets(asked: ArchiveFilter) -> list[Facet]:
    """Return the ways to narrow, each counted under the choices of all the others."""
    return [
        facet
        for name, label in FACETS.items()
        if (facet := Facet(name, str(label), _values(name, asked))).values
    ]


def _values(name: str, asked: ArchiveFilter) -> list[FacetValue]:
    shown = asked.apply(Resolution.objects.public(), but=name).order_by()
    counts, labels = COUNTED[name](shown)
    chosen = asked.facets.get(name, ())
    values = [
        FacetValue(value, labels.get(value, value), counts.get(value, 0), value in chosen)
        for value in dict.fromkeys([*counts, *(one for one in chosen if one in labels)])
    ]
    return values[:SHOWN] + [value for value in values[SHOWN:] if value.is_chosen]


def _by_state(shown: ResolutionQuerySet) -> tuple[dict[str, int], dict[str, str]]:
    rows = dict(shown.values_list("follow_up").annotate(n=Count("pk")))
    return {state: rows[state] for state in FollowUp.values if state in rows}, {
        value: str(label) for value, label in FollowUp.choices
    }


def _by_body(shown: ResolutionQuerySet) -> tuple[dict[str, int], dict[str, str]]:
    rows = dict(shown.values_list("meeting__body__slug").annotate(n=Count("pk")).order_by("-n"))
    return rows, dict(Body.objects.public().values_list("slug", "name")[:200])


def _by_year(shown: ResolutionQuerySet) -> tuple[dict[str, int], dict[str, str]]:
    rows = shown.values_list("meeting__year").annotate(n=Count("pk")).order_by("-meeting__year")
    counts = {str(year): number for year, number in rows}
    return counts, {year: to_persian_digits(year) for year in counts}


def _by_organisation(shown: ResolutionQuerySet) -> tuple[dict[str, int], dict[str, str]]:
    part: Any = Count("pk", distinct=True)
    rows = (
        shown.filter(clauses__actors__isnull=False)
        .values_list("clauses__actors__organisation")
        .annotate(n=part)
        .order_by("-n", "clauses__actors__organisation")[: SHOWN * 2]
    )
    counts = {str(pk): number for pk, number in rows}
    names = Organisation.objects.filter(pk__in=map(int, counts)).values_list("pk", "name")
    return counts, {str(pk): name for pk, name in names}


COUNTED = {
    "state": _by_state,
    "body": _by_body,
    "year": _by_year,
    "organisation": _by_organisation,
}
