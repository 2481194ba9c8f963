"""The list of news and its archive."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page

from cms.core.models import BasePage


class NewsIndexPage(BasePage):
    """All news, newest first, with an archive by Jalali year and month."""

    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["news.NewsPage"]
    template = "news/news_index_page.html"

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")
