"""The newest items for readers of feeds, as RSS 2.0 and Atom 1.0."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from cms.core.selectors import page_path, public_address
from cms.news.models import NewsPage
from participation.common.models import OfficeSettings

FEED_LENGTH = 20
# What XML 1.0 has no place for; editors paste it from elsewhere.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def news_feed(
    kind: type[SyndicationFeed], *, office: OfficeSettings, home: str, here: str
) -> SyndicationFeed:
    """Return the feed of the newest items; ``home`` and ``here`` are paths of list and feed."""
    feed = kind(
        title=f"{_('News')} | {office.product_name}",
        link=public_address(home),
        description=_("News of %(office)s, %(parent)s")
        % {"office": office.office_name, "parent": office.parent_name},
        language="fa",
        feed_url=public_address(here),
        author_name=f"{office.office_name} {office.parent_name}",
    )
    for item in NewsPage.objects.for_lists().prefetch_related("tags")[:FEED_LENGTH]:
        path = page_path(item)
        if path is None:
            continue
        names = [tag.name for tag in item.tags.all()]
        feed.add_item(
            title=_clean(item.title),
            link=public_address(path),
            description=_clean(item.summary),
            pubdate=timezone.localtime(item.date),
            updateddate=timezone.localtime(item.last_published_at or item.date),
            unique_id=f"tag:{urlsplit(settings.PUBLIC_URL).hostname},{item.date.year}:{item.code}",
            unique_id_is_permalink=False,
            categories=[*([item.category.name] if item.category else []), *names],
        )
    return feed


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("", text)
