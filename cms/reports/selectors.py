"""Reads of the reports."""

from collections.abc import Sequence

from django.db.models import Count
from wagtail.models import Page

from cms.core.routing import hang_below
from cms.reports.models.page import ReportPage


def report_to_read(index: Page, slug: str) -> ReportPage | None:
    """Return the report below an index, with all that its page shows of one-to-one relations."""
    report: ReportPage | None = (
        ReportPage.objects.child_of(index)
        .select_related("county", "share_image")
        .filter(slug=slug)
        .first()
    )
    if report is not None:
        hang_below(report, index)
    return report


def report_counts() -> list[tuple[int, str, int]]:
    """Count the reports of each Jalali year and kind, latest year first, in one query."""
    rows: Sequence[tuple[int, str, int]] = (
        ReportPage.objects.visible()
        .order_by("-jalali_year", "kind")
        .values_list("jalali_year", "kind")
        .annotate(n=Count("pk"))
    )
    return list(rows)
