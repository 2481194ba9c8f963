"""The screen of the quarterly figures, its print and its files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.desk.base import INVALID, ReaderView
from participation.cases.desk.board import Line, Table
from participation.cases.desk.filters import categories_by_key
from participation.cases.enums import Intake
from participation.cases.statistics.tallies import Tally
from participation.common.exports import ALL_WRITERS, Column, export
from participation.common.models import Unit
from participation.complaints.quarters.figures import (
    RESULTS,
    Figures,
    Sent,
    figures_of,
    offices_in_reach,
)
from participation.complaints.quarters.periods import Quarter, latest
from persian.jalali import format_short, today


class QuarterForm(forms.Form):
    """Which office, and which quarter."""

    office = forms.ModelChoiceField(
        label=gettext_lazy("Facilitation office"),
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Choose an office from the list.")},
    )
    quarter = forms.ChoiceField(
        label=gettext_lazy("Quarter"),
        error_messages={"invalid_choice": gettext_lazy("Choose a quarter from the list.")},
    )

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        """Offer what the person reads, and the last years."""
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        choices = [(one.name, one.label) for one in latest()]
        self.fields["quarter"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Row:
    """A line of the file."""

    table: Any
    name: str
    tally: Tally | None = None
    sent: Sent | None = None
    taken_over: int | None = None

    @property
    def received(self) -> Any:
        """How many there are."""
        if self.taken_over is not None:
            return self.taken_over
        return getattr(self.tally or self.sent, "received", "")


class QuarterView(ReaderView):
    """What an office has filed for residents in a quarter."""

    template_name = "complaints/desk/quarter.html"
    page_title = gettext_lazy("Quarterly figures of an office")
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show them, or give them out as a file."""
        offices = offices_in_reach(self.user)
        first = offices.first()
        if first is None:
            return self.render_to_response(self.get_context_data())
        asked = {"office": first.pk, "quarter": latest()[0].name} | {
            name: request.GET[name] for name in QuarterForm.base_fields if request.GET.get(name)
        }
        self.form = QuarterForm(asked, offices=offices)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(form=self.form), status=INVALID)
        ending = request.GET.get("export", "")
        if ending in ALL_WRITERS:
            name = f"office-{self.office.pk}-{self.quarter.name}.{ending}"
            return export(self._rows(), COLUMNS, filename=name)
        return self._show(urlencode(asked))

    def _show(self, asked: str) -> HttpResponse:
        context = self.get_context_data(
            form=self.form,
            office=self.office,
            quarter=self.quarter,
            total=self.total,
            tables=self.tables,
            agencies=self.figures.agencies,
            results=[state.label for state in RESULTS],
            taken_over=self.figures.taken_over,
            out_of_sight=self.figures.out_of_sight,
            day=today(),
            asked=asked,
        )
        return self.render_to_response(context)

    @property
    def office(self) -> Unit:
        """The office that was chosen."""
        chosen: Unit = self.form.cleaned_data["office"]
        return chosen

    @property
    def quarter(self) -> Quarter:
        """The quarter that was chosen."""
        return Quarter.named(self.form.cleaned_data["quarter"])

    @cached_property
    def figures(self) -> Figures:
        """What is counted."""
        return figures_of(self.office, self.quarter, self.user)

    @cached_property
    def filters(self) -> dict[str, str]:
        """What every list behind a number has in common."""
        first, last = self.quarter.days
        return {
            "received_from": format_short(first),
            "received_to": format_short(last),
            "filed_in": str(self.office.pk),
        }

    @property
    def total(self) -> Line:
        """All of them."""
        return Line(_("All"), self.figures.count.total, self.filters)

    @cached_property
    def tables(self) -> list[Table]:
        """By way in and by category."""
        ways = [
            (str(Intake(way).label), tally, {"intake": way})
            for way, tally in self.figures.channels.items()
        ]
        known = categories_by_key()
        categories = [
            (str(known[key][1]), tally, {"category": known[key][0]})
            for key, tally in self.figures.count.categories.items()
            if key in known
        ]
        tables = [
            Table("ways", _("By way in"), self._lines(ways)),
            Table("categories", _("By category"), self._lines(categories)),
        ]
        return [table for table in tables if table.lines]

    def _lines(self, found: Sequence[tuple[str, Tally, dict[str, str]]]) -> list[Line]:
        longest = max((tally.received for _name, tally, _more in found), default=0)
        lines = [
            Line(name, tally, {**self.filters, **more}, longest) for name, tally, more in found
        ]
        return sorted(lines, key=lambda line: (-line.tally.received, line.name))

    def _rows(self) -> Iterator[Row]:
        yield Row(_("All"), str(self.office), self.total.tally)
        for table in self.tables:
            for line in table.lines:
                yield Row(table.title, line.name, line.tally)
        for sent in self.figures.agencies:
            yield Row(SOCIAL, sent.name, sent=sent)
        yield Row(TAKEN_OVER, str(self.office), taken_over=self.figures.taken_over)


SOCIAL = gettext_lazy("Social referrals by agency")
TAKEN_OVER = gettext_lazy("Taken over by residents")


def _of(name: str) -> Any:
    """Return how a row tells a figure that both sorts of tables have."""

    def value(row: Row) -> Any:
        return _shown(getattr(row.tally or row.sent, name, None))

    return value


def _result(place: int) -> Any:
    return lambda row: row.sent.results[place] if row.sent else ""


def _percent(row: Row) -> Any:
    share = row.tally.on_time_share if row.tally else None
    return "" if share is None else round(share * 100)


def _shown(value: Any) -> Any:
    return "" if value is None else value


COLUMNS = (
    Column("by", gettext_lazy("Table"), lambda row: str(row.table)),
    Column("name", gettext_lazy("Line"), lambda row: row.name),
    Column("received", pgettext_lazy("figure", "Received"), lambda row: row.received),
    Column("closed", pgettext_lazy("figure", "Closed"), _of("closed")),
    Column("open", pgettext_lazy("figure", "Open"), _of("open")),
    Column("overdue", pgettext_lazy("figure", "Open and overdue"), _of("overdue")),
    Column("on_time_percent", gettext_lazy("Closed on time, per cent"), _percent),
    Column("median_days", gettext_lazy("Median of days"), _of("median_days")),
    *(Column(state.value, state.label, _result(place)) for place, state in enumerate(RESULTS)),
)
