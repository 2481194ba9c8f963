"""The board: how cases fare, as the public figures define it; each number opens its list."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.desk.base import INVALID, ReaderView
from participation.cases.desk.filters import categories_by_key
from participation.cases.kinds import all_kinds
from participation.cases.models import Case
from participation.cases.statistics import Count, count_cases
from participation.cases.statistics.tallies import Standing, Tally
from participation.common.exports import ALL_WRITERS, Column, export
from participation.common.models import County, Unit
from persian.deadlines import add_jalali_months
from persian.digits import to_persian_digits
from persian.fields import JalaliDateField
from persian.jalali import (
    MONTHS,
    TEHRAN,
    format_short,
    from_gregorian,
    month_length,
    to_gregorian,
    today,
)

MONTHS_SHOWN = 6
# The board reads its cases row by row; more than this nobody compares.
MOST_DAYS = 740
MOST_ROWS = 60
WHOLE = 100
PERCENT = 100


class BoardForm(forms.Form):
    """From which day to which, and of which unit."""

    since = JalaliDateField(label=gettext_lazy("Received from"))
    until = JalaliDateField(label=gettext_lazy("Received until"))
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit"),
        queryset=Unit.objects.all(),
        required=False,
        empty_label=pgettext_lazy("unit", "all"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and more of them than can be counted."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            raise ValidationError(_("The last day is before the first."))
        if since and until and (until - since).days > MOST_DAYS:
            raise ValidationError(_("This is more than two years; choose less."))
        return given


def usual() -> dict[str, dt.date]:
    """Return the first day of the month five months ago, and today."""
    day = from_gregorian(today())
    first = to_gregorian(day.year, day.month, 1)
    return {"since": add_jalali_months(first, 1 - MONTHS_SHOWN), "until": today()}


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


class BoardView(ReaderView):
    """Figures of the cases that the person sees, as they stand at this moment."""

    template_name = "cases/desk/board.html"
    page_title = gettext_lazy("How cases fare")
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the board, or give it out as a file."""
        asked = set(request.GET) & set(BoardForm.base_fields)
        self.form = BoardForm(request.GET if asked else None, initial=usual())
        if asked and not self.form.is_valid():
            context = self.get_context_data(form=self.form, tables=[])
            return self.render_to_response(context, status=INVALID)
        ending = request.GET.get("export", "")
        if ending in ALL_WRITERS:
            lines = [(table, line) for table in self.tables for line in table.lines]
            name = f"board-{today().isoformat()}.{ending}"
            return export(lines, COLUMNS, filename=name)
        return self._show()

    def _show(self) -> HttpResponse:
        sent = self.request.GET
        names = {name: sent[name] for name in BoardForm.base_fields if sent.get(name)}
        context = self.get_context_data(
            form=self.form, tables=self.tables, total=self.total, asked=urlencode(names)
        )
        return self.render_to_response(context)

    @cached_property
    def _given(self) -> dict[str, Any]:
        return self.form.cleaned_data if self.form.is_bound else usual()

    @cached_property
    def count(self) -> Count:
        """The figures."""
        cases = Case.objects.visible_to(self.user)
        if unit := self._given.get("unit"):
            cases = cases.filter(unit=unit)
        day = dt.timedelta(days=1)
        return count_cases(
            cases,
            since=dt.datetime.combine(self._given["since"], dt.time.min, TEHRAN),
            until=dt.datetime.combine(self._given["until"] + day, dt.time.min, TEHRAN),
            on=today(),
        )

    @cached_property
    def filters(self) -> dict[str, str]:
        """What every number behind the board has in common."""
        unit = self._given.get("unit")
        return {
            "received_from": format_short(self._given["since"]),
            "received_to": format_short(self._given["until"]),
            **({"unit": str(unit.pk)} if unit else {}),
        }

    @property
    def total(self) -> Line:
        """All of them."""
        return Line(_("All"), self.count.total, self.filters)

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
                "received_from": format_short(max(first, self._given["since"])),
                "received_to": format_short(min(last, self._given["until"])),
            }
            name = f"{MONTHS[month]} {to_persian_digits(year)}"
            lines.append(Line(name, self.count.months[key], {**self.filters, **span}, longest))
        return lines


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
