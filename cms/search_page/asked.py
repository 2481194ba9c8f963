"""What a reader asks for, as the address says it, and the addresses of what is near to it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from participation.common.asking import RangeForm, bounded_values, typed_words
from search.facets import FACETS
from search.query import MAX_REACH, PAGE_SIZE, Order, Query


@dataclass(frozen=True)
class Asked:
    """A reading of the address: what is not understood is left out."""

    text: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    # As they were typed, for the form.
    days: dict[str, str] = field(default_factory=dict)
    order: Order = Order.RELEVANCE

    @classmethod
    def of(cls, values: QueryDict, form: RangeForm) -> "Asked":
        """Read the parameters; ``form`` is bound to them and was validated."""
        order = values.get("order", "")
        return cls(
            text=typed_words(values.get("q", "")),
            facets={
                name: bounded_values(values.getlist(name))
                for name in FACETS
                if values.getlist(name)
            },
            since=form.cleaned_data.get("since"),
            until=form.cleaned_data.get("until"),
            days=form.typed(),
            order=Order(order) if order in set(Order) else Order.RELEVANCE,
        )

    def query(self, page: int) -> Query:
        """Return what the engine is asked."""
        return Query(
            self.text,
            facets=self.facets,
            since=self.since,
            until=self.until,
            order=self.order,
            page=page,
        )

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything but words is asked for."""
        return bool(any(self.facets.values()) or self.days)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Yield what the address says, the words first."""
        yield "q", self.text
        for name, values in self.facets.items():
            yield from ((name, value) for value in values)
        yield from self.days.items()
        if self.order is not Order.RELEVANCE:
            yield "order", self.order.value

    def hidden(self, *names: str) -> list[tuple[str, str]]:
        """Return the parameters of these names, for a form that does not show them."""
        return [pair for pair in self.parameters() if pair[0] in names]

    def address(self) -> str:
        """Return the rest of the address of the page."""
        return f"?{urlencode(list(self.parameters()))}"

    def only(self, name: str, value: str) -> "Asked":
        """Return the same with one value of a facet, or with none where ``value`` is empty."""
        return replace(self, facets={**self.facets, name: (value,) if value else ()})

    def without(self, name: str, value: str) -> "Asked":
        """Return the same without one value of a facet."""
        left = tuple(kept for kept in self.facets.get(name, ()) if kept != value)
        return replace(self, facets={**self.facets, name: left})

    def without_days(self) -> "Asked":
        """Return the same for all days."""
        return replace(self, since=None, until=None, days={})

    def without_all(self) -> "Asked":
        """Return the words alone."""
        return Asked(self.text)

    def ordered(self, order: Order) -> "Asked":
        """Return the same in another order."""
        return replace(self, order=order)


def page_number(typed: str) -> int:
    """Return the page that is asked for; 1 where that is no page, the paging refuses it then."""
    number = int(typed) if typed.isdecimal() and len(typed) < 5 else 1  # noqa: PLR2004
    return min(max(number, 1), MAX_REACH // PAGE_SIZE + 1)
