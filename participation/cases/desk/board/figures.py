"""What the board and the map begin with: the cases that a person sees, of some days, counted."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participation.cases.desk.base import INVALID, ReaderView
from participation.cases.desk.board.forms import BoardForm, usual
from participation.cases.desk.board.lines import COLUMNS, Line, Table
from participation.cases.models import Case
from participation.cases.statistics import Count, count_cases
from participation.common.exports import ALL_WRITERS, export
from persian.jalali import TEHRAN, format_short, today

DAY = dt.timedelta(days=1)


class FiguresView(ReaderView):
    """Figures of the cases that the person sees, as they stand at this moment."""

    http_method_names = ("get", "head")
    form_class: ClassVar[type[BoardForm]] = BoardForm
    # What the file is called.
    file_name: ClassVar[str]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the figures, or give them out as a file."""
        asked = set(request.GET) & set(self.form_class.base_fields)
        self.form = self.form_class(request.GET if asked else None, initial=self.usual())
        if asked and not self.form.is_valid():
            return self.render_to_response(self.get_context_data(form=self.form), status=INVALID)
        ending = request.GET.get("export", "")
        if ending in ALL_WRITERS:
            lines = [(table, line) for table in self.told() for line in table.lines]
            return export(
                lines, COLUMNS, filename=f"{self.file_name}-{today().isoformat()}.{ending}"
            )
        return self.render_to_response(self.get_context_data(form=self.form, **self.shown()))

    def told(self) -> Iterable[Table]:
        """Return the tables that stand in the file."""
        raise NotImplementedError

    def shown(self) -> dict[str, Any]:
        """Return what the template shows."""
        sent = self.request.GET
        names = {name: sent[name] for name in self.form_class.base_fields if sent.get(name)}
        return {"total": self.total, "asked": urlencode(names)}

    def usual(self) -> dict[str, Any]:
        """Return what is shown where nothing is asked for."""
        return dict(usual())

    @cached_property
    def given(self) -> dict[str, Any]:
        """What is asked for."""
        return self.form.cleaned_data if self.form.is_bound else self.usual()

    def cases(self) -> "QuerySet[Case]":
        """Return what the person sees of what is asked for."""
        cases: QuerySet[Case] = Case.objects.visible_to(self.user)
        unit = self.given.get("unit")
        return cases.filter(unit=unit) if unit else cases

    @cached_property
    def count(self) -> Count:
        """The figures."""
        return count_cases(
            self.cases(),
            since=dt.datetime.combine(self.given["since"], dt.time.min, TEHRAN),
            until=dt.datetime.combine(self.given["until"] + DAY, dt.time.min, TEHRAN),
            on=today(),
        )

    @cached_property
    def filters(self) -> dict[str, str]:
        """What every number has in common, as filters of the list."""
        unit = self.given.get("unit")
        return {
            "received_from": format_short(self.given["since"]),
            "received_to": format_short(self.given["until"]),
            **({"unit": str(unit.pk)} if unit else {}),
        }

    @property
    def total(self) -> Line:
        """All of them."""
        return Line(_("All"), self.count.total, self.filters)
