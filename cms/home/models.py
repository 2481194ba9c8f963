"""The first page: one for the site, gathered from what the other parts offer."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.api import APIField
from wagtail.fields import StreamField

from cms.core.models import BasePage
from cms.home.blocks import HighlightBlock, ServiceTileBlock


class HomePage(BasePage):
    """Hero, highlights and service tiles of the editors; below them the registered panels."""

    hero_title = models.CharField(
        _("large title"),
        max_length=90,
        blank=True,
        help_text=_("Where empty, the title of the page is shown."),
    )
    lead = models.TextField(_("lead"), max_length=300, blank=True)
    tiles = StreamField(
        [("tile", ServiceTileBlock())],
        blank=True,
        max_num=8,
        verbose_name=_("service tiles"),
    )
    highlights = StreamField(
        [("highlight", HighlightBlock())],
        blank=True,
        max_num=12,
        verbose_name=_("highlights"),
        help_text=_("Readers slide the strip themselves; it never moves on its own."),
    )

    template = "home/home_page.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    show_in_menus_default = False

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("hero_title"),
        index.SearchField("lead"),
        index.SearchField("tiles"),
        index.SearchField("highlights"),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields,
        APIField("hero_title"),
        APIField("lead"),
        APIField("tiles"),
        APIField("highlights"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("lead")], heading=_("Head of the page")
        ),
        FieldPanel("tiles"),
        FieldPanel("highlights"),
        FieldPanel("summary"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
