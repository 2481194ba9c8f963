"""Calls and projects as files: CSV and JSON of a filtered list. Nothing personal stands in them."""

from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.common.addresses import absolute
from participation.common.exports import MOST_ROWS, Column, export
from participation.ngos.projects.models import Call, Project
from participation.ngos.projects.selectors import standing_of_call, standing_of_project
from persian.jalali import to_jalali_iso

BATCH = 200


def _counties(row: Any) -> list[str]:
    return [one.name for one in row.counties.all()]


def _page(row: Any) -> str:
    return absolute(row.get_absolute_url())


CALL_COLUMNS = (
    Column("id", _("number"), lambda row: row.pk),
    Column("title", _("title"), lambda row: row.title),
    Column("state", _("state"), lambda row: standing_of_call(row).label),
    Column("counties", _("counties"), _counties),
    Column("budget", _("budget in Rial"), lambda row: row.budget),
    Column("ceiling", _("most for one project, in Rial"), lambda row: row.ceiling),
    Column("awarded", _("awarded, in Rial"), lambda row: row.awarded),
    Column("opens_on", _("opens on"), lambda row: row.opens_on),
    Column("closes_on", _("last day for plans"), lambda row: row.closes_on),
    Column("closes_on_jalali", _("Persian date"), lambda row: to_jalali_iso(row.closes_on)),
    Column("url", _("page"), _page),
)
PROJECT_COLUMNS = (
    Column("id", _("number"), lambda row: row.pk),
    Column("title", _("title"), lambda row: row.title),
    Column("ngo", _("NGO"), lambda row: row.ngo.title),
    Column("call", pgettext_lazy("of a plan", "Call"), lambda row: row.call.title),
    Column("state", _("state"), lambda row: standing_of_project(row).label),
    Column("counties", _("counties"), _counties),
    Column("amount", _("amount in Rial"), lambda row: row.amount),
    Column("paid", _("paid, in Rial"), lambda row: row.paid),
    Column("awarded_on", _("awarded on"), lambda row: row.awarded_on),
    Column("starts_on", _("starts on"), lambda row: row.starts_on),
    Column("ends_on", _("ends on"), lambda row: row.ends_on),
    Column("ends_on_jalali", _("Persian date"), lambda row: to_jalali_iso(row.ends_on)),
    Column("url", _("page"), _page),
)


def export_calls(shown: "QuerySet[Call]", *, kind: str) -> StreamingHttpResponse:
    """Answer with the calls of a filtered list as a file: csv or json."""
    return export(shown[:MOST_ROWS].iterator(BATCH), CALL_COLUMNS, filename=f"ngo-calls.{kind}")


def export_projects(shown: "QuerySet[Project]", *, kind: str) -> StreamingHttpResponse:
    """Answer with the projects of a filtered list as a file: csv or json."""
    rows = shown[:MOST_ROWS].iterator(BATCH)
    return export(rows, PROJECT_COLUMNS, filename=f"ngo-projects.{kind}")
