"""What readers find of this app."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cms.core.searching import PageKind
from cms.reports.models import ReportPage
from search.kinds import register


@register
class ReportKind(PageKind):
    """Reports."""

    name = "report"
    label = _("Reports")
    label_one = _("Report")
    order = 50
    model = ReportPage
    read_with = ("county",)
    prefetch = ("papers__document",)
    follows: ClassVar = {
        "common.County": "county",
        "documents.CustomDocument": "papers__document",
    }

    def more(self, row: Any) -> Iterable[str]:
        """Return its kind, the county, the source, and the titles of its files."""
        yield row.get_kind_display()
        yield row.county.name if row.county else ""
        yield row.origin_name
        yield from (paper.document.title for paper in row.papers.all())

    def date(self, row: Any) -> dt.date | None:
        """Return the day of the report."""
        day: dt.date = row.date
        return day
