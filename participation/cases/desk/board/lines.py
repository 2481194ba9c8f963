"""Lines of figures: each number leads to its list; the same as columns of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.statistics.tallies import Standing, Tally
from participation.common.exports import Column

WHOLE = 100
PERCENT = 100


@dataclass(frozen=True)
class Line:
    """A row of a table: a name, its figures, and the filters of the list behind each number."""

    name: str
    tally: Tally
    filters: Mapping[str, str]
    longest: int = 0

    def _list(self, standing: str) -> str:
        return f"{reverse('cases:index')}?{urlencode({'standing': standing, **self.filters})}"

    @property
    def received_url(self) -> str:
        """The list of all of them."""
        return self._list("all")

    @property
    def closed_url(self) -> str:
        """The list of the closed ones."""
        return self._list("closed")

    @property
    def open_url(self) -> str:
        """The list of the open ones."""
        return self._list("open")

    @property
    def overdue_url(self) -> str:
        """The list of the open ones that are overdue."""
        return self._list(Standing.OVERDUE)

    @property
    def on_time_percent(self) -> int | None:
        """The share of those closed on time, in hundredths."""
        share = self.tally.on_time_share
        return None if share is None else round(share * PERCENT)

    @property
    def width(self) -> int:
        """The length of its bar, in hundredths of the longest."""
        return round(self.tally.received * WHOLE / self.longest) if self.longest else 0

    @property
    def start(self) -> int:
        """Where a bar begins that ends on the right."""
        return WHOLE - self.width


@dataclass(frozen=True)
class Table:
    """Lines of one dimension."""

    name: str
    title: Any
    lines: list[Line]


def _shown(value: float | None) -> float | str:
    return "" if value is None else value


COLUMNS = (
    Column("by", gettext_lazy("Table"), lambda row: str(row[0].title)),
    Column("name", gettext_lazy("Line"), lambda row: row[1].name),
    Column("received", pgettext_lazy("figure", "Received"), lambda row: row[1].tally.received),
    Column("closed", pgettext_lazy("figure", "Closed"), lambda row: row[1].tally.closed),
    Column("open", pgettext_lazy("figure", "Open"), lambda row: row[1].tally.open),
    Column(
        "overdue", pgettext_lazy("figure", "Open and overdue"), lambda row: row[1].tally.overdue
    ),
    Column(
        "on_time_percent",
        gettext_lazy("Closed on time, per cent"),
        lambda row: _shown(row[1].on_time_percent),
    ),
    Column(
        "median_days",
        gettext_lazy("Median of days"),
        lambda row: _shown(row[1].tally.median_days),
    ),
)
