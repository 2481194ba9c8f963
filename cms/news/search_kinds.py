"""What readers find of this app."""

import datetime as dt
from typing import Any

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
    read_with = ("county",)
    prefetch = ("tags",)

    def date(self, row: Any) -> dt.date | None:
        """Return the day of the news."""
        return local_day(row.date)
