"""One report: research or the needs of a quarter, dated and with its source."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index
from rest_framework.relations import StringRelatedField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.structured_data import Thing, article
from cms.documents.serializers import PapersField, shown_papers
from cms.reports.enums import ReportKind
from cms.reports.managers import ReportManager, ReportQuerySet
from participation.common.models import OfficeSettings
from persian.jalali import from_gregorian
from persian.serializers import jalali_twin


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

    objects = ReportManager()

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

    api_fields: ClassVar = [
        *BasePage.api_fields,
        APIField("kind"),
        APIField("date"),
        jalali_twin("date"),
        APIField("authors"),
        APIField("county", serializer=StringRelatedField()),
        APIField("quarter"),
        APIField("body"),
        APIField("papers", serializer=PapersField()),
    ]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    @classmethod
    def prepare_for_api(cls, pages: ReportQuerySet) -> ReportQuerySet:
        """Read along what the fields of the API show."""
        prepared: ReportQuerySet = pages.select_related("county")
        return prepared.prefetch_related(*shown_papers())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the papers."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        papers = self.papers.select_related("document")
        return {**context, "documents": [paper.document for paper in papers]}

    def structured_data(self, *, here: str, office: OfficeSettings) -> list[Thing]:
        """Describe the report to machines."""
        return [
            article(
                headline=self.title,
                here=here,
                office=office,
                published=self.date,
                modified=self.last_published_at,
                description=self.summary,
                kind="Report",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the Jalali year."""
        self.jalali_year = from_gregorian(self.date).year
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
