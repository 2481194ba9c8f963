"""What readers find of this app."""

import datetime as dt
from typing import Any

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

    def date(self, row: Any) -> dt.date | None:
        """Return the day of the report."""
        day: dt.date = row.date
        return day
