"""One event: announced before, reported after."""

from datetime import datetime, time
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelsearch import index
from rest_framework.relations import StringRelatedField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.selectors import page_path, public_address
from cms.core.structured_data import Thing
from cms.documents.serializers import PapersField, shown_papers
from cms.events.enums import EventKind
from cms.events.managers import EventManager, EventQuerySet
from cms.events.structured_data import event_thing
from cms.images.serializers import PictureField
from participation.common.ics import CalendarEntry, calendar_response
from participation.common.models import OfficeSettings
from persian.serializers import jalali_twin


class EventPage(RoutablePageMixin, BasePage):
    """A training course or a gathering; ``report`` is written when it is over.

    ``over_at`` is derived on each save: the end, or the end of the day where no end is known.
    """

    kind = models.CharField(
        _("kind"), max_length=20, choices=EventKind.choices, default=EventKind.TRAINING
    )
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    over_at = models.DateTimeField(_("over"), editable=False, db_index=True)
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

    objects = EventManager()

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

    api_fields: ClassVar = [
        *BasePage.api_fields,
        APIField("kind"),
        APIField("audience"),
        APIField("starts_at"),
        jalali_twin("starts_at"),
        APIField("ends_at"),
        jalali_twin("ends_at"),
        APIField("place"),
        APIField("county", serializer=StringRelatedField()),
        APIField("registration"),
        APIField("registration_url"),
        APIField("lead_image", serializer=PictureField()),
        APIField("body"),
        APIField("papers", serializer=PapersField()),
        APIField("report"),
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

    @classmethod
    def prepare_for_api(cls, pages: EventQuerySet) -> EventQuerySet:
        """Read along what the fields of the API show."""
        prepared: EventQuerySet = pages.select_related("county", "lead_image")
        return prepared.prefetch_related(*shown_papers())

    @property
    def is_over(self) -> bool:
        """Tell whether the event lies behind us."""
        return self.over_at < timezone.now()

    def clean(self) -> None:
        """Refuse an end before the start, beside the field."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end is before the start.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive when it is over."""
        day = timezone.localdate(self.starts_at)
        self.over_at = self.ends_at or timezone.make_aware(datetime.combine(day, time.max))
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the papers."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        papers = self.papers.select_related("document")
        return {**context, "documents": [paper.document for paper in papers]}

    @property
    def picture_to_share(self) -> Any:
        """Return the picture beside a link to the page."""
        return self.share_image or self.lead_image

    def structured_data(self, *, here: str, office: OfficeSettings) -> list[Thing]:
        """Describe the event to machines."""
        return [event_thing(self, here=here, office=office)]

    @path("ics/", name="ics")
    def ics(self, request: HttpRequest) -> HttpResponse:
        """Answer with the event for the reader's own calendar."""
        entry = CalendarEntry(
            key=f"event-{self.pk}",
            title=self.title,
            summary=self.summary,
            place=self.place,
            start=self.starts_at,
            end=self.ends_at,
            changed=self.last_published_at or timezone.now(),
            url=public_address(page_path(self, request) or "/"),
        )
        return calendar_response([entry], filename="event.ics")


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
