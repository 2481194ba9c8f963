"""What readers find of this app."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cms.core.searching import PageKind, local_day
from cms.news.models import NewsPage
from search.kinds import register


@register
class NewsKind(PageKind):
    """News items."""

    name = "news"
    label = _("News items")
    label_one = _("News item")
    order = 20
    model = NewsPage
    read_with = ("county", "category")
    prefetch = ("tags", "gallery")
    follows: ClassVar = {"common.County": "county", "news.NewsCategory": "category"}

    def more(self, row: Any) -> Iterable[str]:
        """Return captions, section, place and source.

        Not the content code: a small number would come before what tells of a year.
        """
        yield row.lead_caption
        yield from (photo.caption for photo in row.gallery.all())
        yield from (str(named) for named in (row.category, row.county) if named)
        yield row.origin_name

    def date(self, row: Any) -> dt.date | None:
        """Return the day of the news."""
        return local_day(row.date)
