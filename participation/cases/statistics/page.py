"""The page of the public figures, as its template reads it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from participation.cases.models import PublishedFigures
from participation.cases.statistics.periods import Half
from participation.cases.statistics.publication import TABLES, Figures
from participation.cases.statistics.selectors import told
from participation.common.asking import MAX_VALUE
from participation.common.listing import Choice

NARROWING = {"county": "counties", "category": "categories"}
WHOLE = 100


@dataclass(frozen=True)
class Row:
    """A line with the length of its bar, in hundredths of the longest."""

    line: Figures
    name: str
    width: int

    @property
    def start(self) -> int:
        """Where the bar begins that ends on the right."""
        return WHOLE - self.width


@dataclass(frozen=True)
class Table:
    """A table with its bars; ``has_counts`` where one line at least tells how its cases stand."""

    name: str
    title: str
    label: str
    rows: list[Row]

    @property
    def has_counts(self) -> bool:
        """Whether the columns of closed, open and overdue have anything in them."""
        return any(row.line["closed"] is not None for row in self.rows)

    @property
    def hides(self) -> bool:
        """Whether something in it is not told."""
        shown = (
            "on_time_percent",
            "median_days",
            *(("closed", "overdue") if self.has_counts else ()),
        )
        return any(row.line[name] is None for row in self.rows for name in shown)


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    period: str
    county: str
    category: str

    @classmethod
    def of(cls, params: QueryDict) -> "Asked":
        """Read the parameters; what is too long to be one of ours asks for nothing of ours."""
        values = {name: params.get(name, "").strip()[:MAX_VALUE] for name in cls.__annotations__}
        return cls(**values)

    def address(self, **changes: str) -> str:
        """Return the address of the same with something else."""
        values = {name: getattr(self, name) for name in self.__annotations__} | changes
        given = urlencode({name: value for name, value in values.items() if value})
        return f"{reverse('statistics')}{f'?{given}' if given else ''}"


class StatisticsPage:
    """Figures of a half-year: of all, or of a county or a category over the half-years."""

    def __init__(self, asked: Asked, halves: list[PublishedFigures]) -> None:
        """Take what is asked for and all that is published."""
        self.asked, self.halves = asked, halves
        self.data = told(halves, period=asked.period, county=asked.county, category=asked.category)
        whole = told(halves, period=asked.period)
        self._whole: Figures = whole or {}

    @cached_property
    def title(self) -> str:
        """What the figures are of."""
        if self.data and "series" in self.data:
            return str(self.data["series"][0]["name"])
        return str(self.data["period"]["label"]) if self.data else ""

    @property
    def tables(self) -> list[Table]:
        """The tables that have something in them; kinds only where there are several."""
        if not self.data:
            return []
        if "series" in self.data:
            rows = [(line, line["period"]["label"]) for line in self.data["series"]]
            return [_table("series", rows)]
        found = [
            _table(name, [(line, line["name"]) for line in self.data[name]]) for name in TABLES
        ]
        return [table for table in found if len(table.rows) > (table.name == "kinds")]

    @property
    def spans(self) -> list[Row]:
        """How long it took, with bars."""
        spans = self.data["days"] if self.data else []
        return _bars([(span, _span(span)) for span in spans], "closed")

    @property
    def chosen(self) -> list[Choice]:
        """What can be taken back."""
        if not self.data or "series" not in self.data:
            return []
        return [Choice(self.title, self.asked.address(county="", category=""))]

    @property
    def facets(self) -> list[tuple[str, list[Choice]]]:
        """The ways to narrow it down, by links."""
        periods = [
            Choice(
                Half(half.year, half.half).label,
                self.asked.address(period=str(half)),
                half.figures["total"]["received"],
                bool(self._whole) and str(half) == self._whole["period"]["id"],
            )
            for half in self.halves
        ]
        return [
            (_("Half-year"), periods),
            (_("County"), self._lines("county")),
            (_("Subject"), self._lines("category")),
        ]

    def _lines(self, name: str) -> list[Choice]:
        blank = dict.fromkeys(NARROWING, "")
        return [
            Choice(
                line["name"],
                self.asked.address(**{**blank, name: line["key"]}),
                line["received"],
                getattr(self.asked, name) == line["key"],
            )
            for line in self._whole.get(NARROWING[name], [])
            if line["key"]
        ]


def _table(name: str, lines: list[tuple[Figures, str]]) -> Table:
    titles = {
        "months": (_("By month of receipt"), _("Month")),
        "counties": (_("By county"), _("County")),
        "categories": (_("By subject"), _("Subject")),
        "kinds": (_("By kind"), _("Kind")),
        "series": (_("By half-year"), _("Half-year")),
    }
    return Table(name, *titles[name], _bars(lines, "received"))


def _bars(lines: list[tuple[Figures, str]], measure: str) -> list[Row]:
    longest = max((line[measure] for line, _name in lines), default=0) or 1
    return [Row(line, name, round(WHOLE * line[measure] / longest)) for line, name in lines]


def _span(span: Figures) -> str:
    words: Any = {"first": span["from"], "last": span["to"]}
    if span["to"] is None:
        return _("%(first)s days and more") % words if span["from"] else _("Any time")
    if not span["from"]:
        return _("Up to %(last)s days") % words
    return _("%(first)s to %(last)s days") % words
