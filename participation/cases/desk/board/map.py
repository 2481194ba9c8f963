"""The map of cases: from which counties they come, each tile leading to its list.

No picture of a map is asked from anybody, and no address is looked at: a case knows its county,
and the office says where the seat of a county lies.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.desk.board.figures import FiguresView
from participation.cases.desk.board.forms import BoardForm
from participation.cases.desk.board.lines import Line, Table
from participation.cases.desk.board.placing import placed
from participation.cases.desk.board.steps import MOST, Step, fifths, shade_of, steps_of
from participation.cases.desk.filters import category_choices
from participation.cases.kinds import kind_of
from participation.cases.models import Case
from participation.cases.statistics.counting import UNNAMED
from participation.cases.statistics.tallies import Tally
from participation.common.models import County
from persian.digits import format_number

# A tile and the gap beside it, in units of the drawing.
WIDTH, HEIGHT, GAP = 110, 54, 6


class Measure(StrEnum):
    """What the colour tells."""

    RECEIVED = "received"
    OPEN = "open"
    OVERDUE = "overdue"
    ON_TIME = "on_time"


MEASURES: tuple[tuple[str, Any], ...] = (
    (Measure.RECEIVED.value, pgettext_lazy("figure", "Received")),
    (Measure.OPEN.value, pgettext_lazy("figure", "Open")),
    (Measure.OVERDUE.value, pgettext_lazy("figure", "Open and overdue")),
    (Measure.ON_TIME.value, gettext_lazy("Closed on time, per cent")),
)


class MapForm(BoardForm):
    """Besides: of which category, and what the colour tells."""

    category = forms.ChoiceField(
        label=gettext_lazy("Category"),
        required=False,
        choices=lambda: [("", pgettext_lazy("category", "all")), *category_choices()],
    )
    measure = forms.ChoiceField(
        label=gettext_lazy("Colour by"), required=False, choices=MEASURES, initial=Measure.RECEIVED
    )


@dataclass(frozen=True)
class Tile:
    """A county on the map."""

    name: str
    value: str
    url: str
    shade: int
    column: int
    row: int

    width: ClassVar = WIDTH
    height: ClassVar = HEIGHT

    @property
    def x(self) -> int:
        """Where it begins, from the west."""
        return self.column * (WIDTH + GAP)

    @property
    def y(self) -> int:
        """Where it begins, from the north."""
        return self.row * (HEIGHT + GAP)

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.x + WIDTH // 2

    @property
    def mark(self) -> float:
        """How long the mark beneath is, which tells the step without a colour."""
        return (WIDTH - 2 * GAP) * self.shade / MOST


class MapView(FiguresView):
    """Where the cases come from that a person sees."""

    template_name = "cases/desk/map.html"
    page_title = gettext_lazy("Map of cases")
    form_class = MapForm
    file_name = "map"

    def cases(self) -> "QuerySet[Case]":
        """Keep a category."""
        cases = super().cases()
        if not (category := self.given.get("category")):
            return cases
        kind, _colon, name = category.partition(":")
        return kind_of(kind).of_category(cases.filter(kind=kind), name)

    @cached_property
    def filters(self) -> dict[str, str]:
        """Narrow the lists to the category too."""
        category = self.given.get("category")
        return {**super().filters, **({"category": category} if category else {})}

    def told(self) -> Iterable[Table]:
        """Return the table beside the map."""
        return [self.table]

    def shown(self) -> dict[str, Any]:
        """Show the map and its table."""
        sent, tiles = self.request.GET, self.tiles
        board = {name: sent[name] for name in BoardForm.base_fields if sent.get(name)}
        return {
            **super().shown(),
            "board": urlencode(board),
            "table": self.table,
            "tiles": tiles,
            "wide": max((tile.x + WIDTH for tile in tiles), default=0),
            "high": max((tile.y + HEIGHT for tile in tiles), default=0),
            "steps": [(step.shade, self._told(step)) for step in self.steps],
            "measure": dict(MEASURES)[self.measure],
            "without": self.count.counties[UNNAMED].received,
            "unplaced": [county.name for county in self.counties if county.pk not in self.cells],
        }

    @property
    def measure(self) -> str:
        """What the colour tells."""
        return self.given.get("measure") or Measure.RECEIVED

    @cached_property
    def counties(self) -> list[County]:
        """Those in force, and others that a case is in."""
        known = set(self.count.counties)
        return [one for one in County.objects.all() if one.is_in_force or str(one.pk) in known]

    @cached_property
    def lines(self) -> dict[int, Line]:
        """The figures of each county, also where there is no case."""
        tallies = {one.pk: self.count.counties.get(str(one.pk), Tally()) for one in self.counties}
        longest = max((tally.received for tally in tallies.values()), default=0)
        return {
            one.pk: Line(
                one.name, tallies[one.pk], {**self.filters, "county": str(one.pk)}, longest
            )
            for one in self.counties
        }

    @property
    def table(self) -> Table:
        """The same as a table, the most first."""
        lines = sorted(self.lines.values(), key=lambda line: -line.tally.received)
        return Table("counties", _("By county"), lines)

    @cached_property
    def cells(self) -> dict[int, tuple[int, int]]:
        """Where each county stands that is known to lie somewhere."""
        return placed(
            {
                one.pk: (float(one.latitude), float(one.longitude))
                for one in self.counties
                if one.latitude is not None and one.longitude is not None
            }
        )

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of colour."""
        if self.measure == Measure.ON_TIME:
            return fifths()
        return steps_of(self._number(line) or 0 for line in self.lines.values())

    @property
    def tiles(self) -> list[Tile]:
        """The counties on the map, from north to south."""
        tiles = []
        for pk, (column, row) in self.cells.items():
            line = self.lines[pk]
            number = self._number(line)
            tiles.append(
                Tile(
                    name=line.name,
                    value="—" if number is None else self._written(number),
                    url=self._list(line),
                    shade=shade_of(number, self.steps),
                    column=column,
                    row=row,
                )
            )
        # East before west, as the page is read.
        return sorted(tiles, key=lambda tile: (tile.row, -tile.column))

    def _number(self, line: Line) -> int | None:
        if self.measure == Measure.ON_TIME:
            return line.on_time_percent
        return int(getattr(line.tally, self.measure))

    def _list(self, line: Line) -> str:
        urls = {Measure.OPEN: line.open_url, Measure.OVERDUE: line.overdue_url}
        return urls.get(Measure(self.measure), line.received_url)

    def _written(self, number: int) -> str:
        return format_number(number) + ("٪" if self.measure == Measure.ON_TIME else "")

    def _told(self, step: Step) -> str:
        if step.low == step.high:
            return self._written(step.low)
        told = {"low": format_number(step.low), "high": self._written(step.high)}
        return _("%(low)s to %(high)s") % told
