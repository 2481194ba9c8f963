"""Reports: research and the needs of a quarter, dated and with their source."""

from typing import Any, ClassVar

import jdatetime
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.reports.enums import ReportKind


class ReportIndexPage(BasePage):
    """All reports, newest first, by kind and Jalali year."""

    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["reports.ReportPage"]
    template = "reports/report_index_page.html"

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("report index")
        verbose_name_plural = _("report indexes")


class ReportPage(BasePage):
    """A report; ``origin_name`` and ``origin_url`` of the base page are its source.

    ``jalali_year`` is derived from ``date`` on each save, so that the database counts by it.
    """

    kind = models.CharField(
        _("kind"), max_length=20, choices=ReportKind.choices, default=ReportKind.RESEARCH
    )
    date = models.DateField(_("date"), db_index=True)
    jalali_year = models.PositiveSmallIntegerField(
        _("Jalali year"), editable=False, default=0, db_index=True
    )
    authors = models.CharField(_("prepared by"), max_length=200, blank=True)
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    quarter = models.CharField(_("neighbourhood"), max_length=120, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    parent_page_types: ClassVar = ["reports.ReportIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "reports/report_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldPanel("summary"),
        FieldPanel("authors"),
        MultiFieldPanel([FieldPanel("county"), FieldPanel("quarter")], heading=_("About where")),
        FieldPanel("body"),
        InlinePanel("papers", heading=_("Papers"), label=_("paper"), max_num=30),
        *BasePage.origin_panels,
    ]
    promote_panels: ClassVar[list[Panel]] = [*Page.promote_panels, FieldPanel("share_image")]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("authors"),
        index.SearchField("quarter"),
        index.FilterField("kind"),
        index.FilterField("date"),
        index.FilterField("county"),
    ]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the Jalali year."""
        self.jalali_year = jdatetime.date.fromgregorian(date=self.date).year
        super().save(*args, **kwargs)


class ReportPaper(Orderable):
    """A file of a report: its text, its figures."""

    page = ParentalKey("reports.ReportPage", on_delete=models.CASCADE, related_name="papers")
    document = models.ForeignKey(
        "documents.CustomDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = (FieldPanel("document"),)

    class Meta(Orderable.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def __str__(self) -> str:
        """Return the two ids."""
        return f"{self.page_id} → {self.document_id}"
