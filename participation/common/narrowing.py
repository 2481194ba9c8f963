"""What of a public list is asked for: words, facets, days; and how each is taken back."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar, Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from participation.common.asking import RangeForm, bounded_values, typed_words
from participation.common.listing import Choice
from persian.jalali import format_date
from search.result import Facet

LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Narrowing:
    """One reading of a list; a subclass names its facets."""

    FACETS: ClassVar[tuple[str, ...]] = ()

    text: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    days: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, values: QueryDict, form: RangeForm | None = None) -> Self:
        """Read the parameters; ``form`` is bound to them and was validated, None without days."""
        return cls(
            text=typed_words(values.get("q", "")),
            facets={
                name: bounded_values(values.getlist(name)) for name in cls.FACETS if name in values
            },
            since=form.cleaned_data.get("since") if form else None,
            until=form.cleaned_data.get("until") if form else None,
            days=form.typed() if form else {},
        )

    @property
    def is_narrowed(self) -> bool:
        """Tell whether less than everything is asked for."""
        return bool(self.text or self.days or any(self.facets.values()))

    @property
    def is_words_alone(self) -> bool:
        """Tell whether nothing but words is asked for."""
        return bool(self.text) and not self.without_text().is_narrowed

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

    def without(self, name: str, value: str) -> Self:
        """Return the same without one value of a facet."""
        left = tuple(kept for kept in self.facets.get(name, ()) if kept != value)
        return replace(self, facets={**self.facets, name: left})

    def without_days(self) -> Self:
        """Return the same for all days."""
        return replace(self, since=None, until=None, days={})

    def without_text(self) -> Self:
        """Return the same for all words."""
        return replace(self, text="")

    def chosen(self, ways: Iterable[Facet]) -> list[Choice]:
        """Return what can be taken back; ``ways`` know what the values are called."""
        labels = {(facet.name, one.value): one.label for facet in ways for one in facet.values}
        taken = [
            Choice(labels.get((name, value), value), self.without(name, value).address())
            for name, values in self.facets.items()
            for value in values
        ]
        if self.text:
            taken.insert(0, Choice(f"«{self.text}»", self.without_text().address()))
        if self.since or self.until:
            parts = [
                _("from %(day)s") % {"day": format_date(self.since)} if self.since else "",
                _("until %(day)s") % {"day": format_date(self.until)} if self.until else "",
            ]
            taken.append(Choice(" ".join(filter(None, parts)), self.without_days().address()))
        return taken


def numbers_of(values: Iterable[str]) -> list[int]:
    """Return the values that are numbers of a sane length."""
    return [int(value) for value in values if value.isdecimal() and len(value) <= LONGEST_NUMBER]
