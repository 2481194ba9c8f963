"""Reports: the index, the report, its papers."""

from cms.reports.models.index import ReportIndexPage
from cms.reports.models.page import ReportPage, ReportPaper

__all__ = ["ReportIndexPage", "ReportPage", "ReportPaper"]
