"""The newest items for readers of feeds, as RSS 2.0 and Atom 1.0."""

from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from cms.core.selectors import page_path, public_address
from cms.news.models import NewsPage
from participation.common.feeds import FEED_LENGTH, printable, tag_id
from participation.common.models import OfficeSettings


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
            title=printable(item.title),
            link=public_address(path),
            description=printable(item.summary),
            pubdate=timezone.localtime(item.date),
            updateddate=timezone.localtime(item.last_published_at or item.date),
            unique_id=tag_id(item.date.year, item.code),
            unique_id_is_permalink=False,
            categories=[*([item.category.name] if item.category else []), *names],
        )
    return feed
