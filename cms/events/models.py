"""Events: training courses and gatherings, announced before and reported after."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.events.enums import EventKind


class EventIndexPage(BasePage):
    """What is coming, soonest first; what is over, latest first."""

    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["events.EventPage"]
    template = "events/event_index_page.html"

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("event index")
        verbose_name_plural = _("event indexes")


class EventPage(BasePage):
    """A training course or a gathering; ``report`` is written when it is over."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=EventKind.choices, default=EventKind.TRAINING
    )
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    registration = models.TextField(
        _("how to register"), max_length=500, blank=True, help_text=_("Empty: nothing is said.")
    )
    registration_url = models.URLField(_("registration address"), max_length=500, blank=True)
    lead_image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("lead picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    report = StreamField(BodyBlock(), blank=True, verbose_name=_("report afterwards"))

    parent_page_types: ClassVar = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/event_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("county"),
            ],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldPanel("registration"),
                FieldPanel("registration_url"),
            ],
            heading=_("Taking part"),
        ),
        FieldPanel("lead_image"),
        FieldPanel("body"),
        InlinePanel("papers", heading=_("Papers"), label=_("paper"), max_num=30),
        FieldPanel("report"),
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("report"),
        index.SearchField("place"),
        index.SearchField("audience"),
        index.FilterField("kind"),
        index.FilterField("starts_at"),
        index.FilterField("county"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=models.F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The end is before the start."),
            ),
        )

    def clean(self) -> None:
        """Refuse an end before the start, beside the field."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end is before the start.")})


class EventPaper(Orderable):
    """A file that belongs to an event: programme, slides, invitation."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="papers")
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
