"""The board: how cases fare, as the public figures define it; each number opens its list."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.desk.board.figures import FiguresView
from participation.cases.desk.board.lines import Line, Table
from participation.cases.desk.filters import categories_by_key
from participation.cases.kinds import all_kinds
from participation.cases.statistics.tallies import Tally
from participation.common.models import County, Unit
from persian.digits import to_persian_digits
from persian.jalali import MONTHS, format_short, month_length, to_gregorian

MOST_ROWS = 60


class BoardView(FiguresView):
    """By month, category, county and unit."""

    template_name = "cases/desk/board.html"
    page_title = gettext_lazy("How cases fare")
    file_name = "board"

    def told(self) -> Iterable[Table]:
        """Return all tables."""
        return self.tables

    def shown(self) -> dict[str, Any]:
        """Show them beneath the sum."""
        return {**super().shown(), "tables": self.tables}

    @cached_property
    def tables(self) -> list[Table]:
        """By month, category, county, unit."""
        categories = {
            key: (label, {"category": value}) for key, (value, label) in categories_by_key().items()
        }
        counties = {
            str(county.pk): (county.name, {"county": str(county.pk)})
            for county in County.objects.all()
        }
        units = {str(unit.pk): (unit.name, {"unit": str(unit.pk)}) for unit in Unit.objects.all()}
        kinds: dict[str, tuple[Any, dict[str, str]]] = {
            kind.name: (kind.label, {}) for kind in all_kinds()
        }
        tables = [
            Table("months", _("By month"), self._months()),
            self._table("categories", _("By category"), self.count.categories, categories),
            self._table("counties", _("By county"), self.count.counties, counties),
            self._table("units", _("By unit"), self.count.units, units),
        ]
        if len(kinds) > 1:
            tables.append(self._table("kinds", _("By kind"), self.count.kinds, kinds))
        return [table for table in tables if table.lines]

    def _table(
        self,
        name: str,
        title: str,
        tallies: Mapping[str, Tally],
        known: Mapping[str, tuple[Any, dict[str, str]]],
    ) -> Table:
        """Return the lines of those that have a name, the most first."""
        longest = max((tally.received for tally in tallies.values()), default=0)
        lines = [
            Line(str(known[key][0]), tally, {**self.filters, **known[key][1]}, longest)
            for key, tally in tallies.items()
            if key in known
        ]
        lines.sort(key=lambda line: (-line.tally.received, line.name))
        return Table(name, title, lines[:MOST_ROWS])

    def _months(self) -> list[Line]:
        longest = max((tally.received for tally in self.count.months.values()), default=0)
        lines = []
        for key in sorted(self.count.months):
            year, month = (int(part) for part in key.split("-"))
            first = to_gregorian(year, month, 1)
            last = to_gregorian(year, month, month_length(year, month))
            span = {
                "received_from": format_short(max(first, self.given["since"])),
                "received_to": format_short(min(last, self.given["until"])),
            }
            name = f"{MONTHS[month]} {to_persian_digits(year)}"
            lines.append(Line(name, self.count.months[key], {**self.filters, **span}, longest))
        return lines
