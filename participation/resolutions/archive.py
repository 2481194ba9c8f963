"""What of the archive is asked for."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from participation.common.asking import RangeForm, bounded_values, typed_words
from participation.resolutions.enums import IN_FORCE
from participation.resolutions.models import ClauseActor
from participation.resolutions.models.resolution import ResolutionQuerySet
from search.selectors import found_ids

FACETS = ("state", "force", "body", "year", "organisation")
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

    def apply(self, resolutions: ResolutionQuerySet) -> ResolutionQuerySet:
        """Return what is asked for, as a query; see `reading` for what the page shows."""
        if self.text:
            resolutions = resolutions.filter(pk__in=found_ids(self.text, kind="resolution"))
        if self.since:
            resolutions = resolutions.filter(day__gte=self.since)
        if self.until:
            resolutions = resolutions.filter(day__lte=self.until)
        for name, values in self.facets.items():
            if values:
                resolutions = resolutions.filter(_condition(name, values))
        return resolutions


def _condition(name: str, values: tuple[str, ...]) -> Q:
    if name == "state":
        return Q(follow_up__in=values)
    if name == "force":
        return Q(validity__in=[one for force in values for one in IN_FORCE.get(force, ())])
    if name == "body":
        return Q(meeting__body__slug__in=values)
    numbers = numbers_of(values)
    if name == "year":
        return Q(meeting__year__in=numbers)
    # A query of its own: a join would give a resolution as often as it names the organisation.
    named = ClauseActor.objects.filter(organisation__in=numbers).values("clause__resolution")
    return Q(pk__in=named)


def numbers_of(values: Iterable[str]) -> list[int]:
    """Return the values that are numbers of a sane length."""
    return [int(value) for value in values if value.isdecimal() and len(value) <= LONGEST_NUMBER]
