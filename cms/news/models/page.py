"""One item of news."""

import re
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelsearch import index
from rest_framework.relations import StringRelatedField
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.reading import reading_minutes
from cms.core.selectors import public_address
from cms.core.structured_data import Thing, article
from cms.images.serializers import PictureField
from cms.images.templatetags.pictures import picture_url
from cms.news.managers import NewsManager, NewsQuerySet
from cms.news.models.rows import ContentCode, NewsTag
from cms.news.serializers import CategoryField, GalleryField, TagNamesField, shown_gallery
from participation.common.models import OfficeSettings
from persian.jalali import from_gregorian
from persian.serializers import jalali_twin

# By name: the news does not import the offices.
OFFICES = {"content_type__app_label": "offices", "content_type__model": "facilitationofficepage"}
YEAR = re.compile(r"\d{4}")


class NewsPage(BasePage):
    """An item of news; ``origin_name`` and ``origin_url`` of the base page are its source.

    ``code`` is the number by which readers cite it. ``jalali_month`` (140508 for Aban 1405) is
    derived from ``date`` on each save, so that the archive is counted by the database.
    """

    date = models.DateTimeField(_("date"), default=timezone.now, db_index=True)
    jalali_month = models.PositiveIntegerField(
        _("Jalali month"), editable=False, default=0, db_index=True
    )
    code = models.PositiveBigIntegerField(
        _("content code"), unique=True, null=True, blank=True, editable=False
    )
    reading_minutes = models.PositiveSmallIntegerField(
        _("minutes of reading"), editable=False, default=1
    )
    category = models.ForeignKey(
        "news.NewsCategory",
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    lead_image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("lead picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    lead_caption = models.CharField(_("caption"), max_length=200, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    tags = ClusterTaggableManager(through=NewsTag, blank=True, verbose_name=_("tags"))
    county = models.ForeignKey(
        "common.County",
        verbose_name=_("county"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    about_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("about the office"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="news_about",
        limit_choices_to=OFFICES,
        help_text=_("The item is listed on the page of this facilitation office."),
    )

    objects = NewsManager()
    # What reads the item for its page says what it has; a preview or a copy has to look.
    has_gallery = has_picks = has_tags = True

    parent_page_types: ClassVar = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "news/news_page.html"
    exclude_fields_in_copy: ClassVar = ["code"]

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_caption")], heading=_("Lead picture")
        ),
        FieldPanel("body"),
        InlinePanel("gallery", heading=_("Gallery"), label=_("picture"), max_num=40),
        MultiFieldPanel(
            [
                FieldPanel("category"),
                FieldPanel("tags"),
                FieldPanel("county"),
                PageChooserPanel("about_page", "offices.FacilitationOfficePage"),
            ],
            heading=_("Filed under"),
        ),
        InlinePanel("related_picks", heading=_("Related"), label=_("page"), max_num=6),
        *BasePage.origin_panels,
    ]
    promote_panels: ClassVar[list[Panel]] = [*Page.promote_panels, FieldPanel("share_image")]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("code"),
        index.FilterField("category"),
        index.FilterField("county"),
        index.RelatedFields("tags", [index.SearchField("name")]),
    ]

    api_fields: ClassVar = [
        *BasePage.api_fields,
        APIField("date"),
        jalali_twin("date"),
        APIField("code"),
        APIField("category", serializer=CategoryField()),
        APIField("tags", serializer=TagNamesField()),
        APIField("county", serializer=StringRelatedField()),
        APIField("about_page_id"),
        APIField("lead_image", serializer=PictureField()),
        APIField("lead_caption"),
        APIField("gallery", serializer=GalleryField()),
        APIField("body"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @classmethod
    def prepare_for_api(cls, items: NewsQuerySet) -> NewsQuerySet:
        """Read along what the fields of the API show."""
        prepared: NewsQuerySet = items.select_related("category", "county", "lead_image")
        return prepared.prefetch_related("tags", shown_gallery())

    def clean(self) -> None:
        """Refuse a slug that the archive reads as a year."""
        super().clean()
        if YEAR.fullmatch(self.slug):
            raise ValidationError({"slug": _("Four digits are a year of the archive.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what belongs to the item: pictures, tags, related pages, places."""
        from cms.news.selectors import related_pages  # noqa: PLC0415 (it reads this model)

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        office = self.about_page if self.about_page and self.about_page.live else None
        places = [(office.title, office.get_url(request))] if office else []
        if self.county:
            places.append((_("County of %(name)s") % {"name": self.county.name}, ""))
        return {
            **context,
            "og_type": "article",
            "index_url": self.get_parent().get_url(request),
            "gallery": self.gallery.select_related("image") if self.has_gallery else [],
            "tags": [tagged.tag for tagged in self.tagged_items.select_related("tag")]
            if self.has_tags
            else [],
            "related": related_pages(self) if self.has_tags or self.has_picks else [],
            "places": places,
        }

    @property
    def picture_to_share(self) -> Any:
        """Return the picture beside a link to the page."""
        return self.share_image or self.lead_image

    def structured_data(self, *, here: str, office: OfficeSettings) -> list[Thing]:
        """Describe the item to machines."""
        image = picture_url(self.picture_to_share)
        return [
            article(
                headline=self.title,
                here=here,
                office=office,
                published=timezone.localtime(self.date),
                modified=self.last_published_at,
                description=self.summary,
                image=public_address(image) if image else "",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the Jalali month; give a code to what has none (an alias shares its original)."""
        day = from_gregorian(self.date)
        self.jalali_month = day.year * 100 + day.month
        self.reading_minutes = reading_minutes(
            self.body.stream_block.get_searchable_content(self.body)
        )
        if self.alias_of_id:
            self.code = None
        elif self.code is None:
            self.code = ContentCode.objects.create().pk
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return the page of a revision. The code stays: a copy carries its original's history."""
        page: Self = super().with_content_json(content)
        page.code = self.code
        return page
