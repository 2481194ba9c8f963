"""The public page of figures, and the same as files."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from participation.cases.statistics.page import Asked, StatisticsPage
from participation.cases.statistics.publication import Figures
from participation.cases.statistics.selectors import published_halves, rows_of
from participation.common.exports import WRITERS, Column, export
from participation.common.listing import Crumb


def _cell(name: str, row: Figures) -> Any:
    return row.get(name)


COLUMNS = tuple(
    Column(name, label, partial(_cell, name))
    for name, label in (
        ("period", gettext_lazy("Half-year")),
        ("table", gettext_lazy("Table")),
        ("key", gettext_lazy("Key")),
        ("name", gettext_lazy("Name")),
        ("merged", gettext_lazy("Holds")),
        ("received", pgettext_lazy("figure", "Received")),
        ("closed", pgettext_lazy("figure", "Closed")),
        ("open", pgettext_lazy("figure", "Open")),
        ("overdue", pgettext_lazy("figure", "Open and overdue")),
        ("on_time_percent", gettext_lazy("Closed on time, percent")),
        ("median_days", gettext_lazy("Median of days")),
    )
)


@require_safe
@conditional_page
@cache_control(public=True, max_age=300)
def statistics(request: HttpRequest) -> HttpResponseBase:
    """Show what is published of a half-year, or give it as a file."""
    page = StatisticsPage(Asked.of(request.GET), published_halves())
    kind = request.GET.get("export", "")
    if kind in WRITERS and page.data:
        return export(rows_of(page.data), COLUMNS, filename=f"statistics.{kind}")
    context = {
        "figures": page,
        "data": page.data,
        "chosen": page.chosen,
        "all_url": reverse("statistics"),
        "heading": _("Statistics"),
        "lead": _("How much comes in, how long it takes, and how much of it is closed on time."),
        "crumbs": [Crumb(_("Home"), "/"), Crumb(_("Statistics"), None)],
    }
    return render(request, "cases/statistics.html", context)
