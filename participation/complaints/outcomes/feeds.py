"""What came of complaints, newest first, for those who follow it."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from participation.common.addresses import absolute
from participation.common.feeds import FEED_LENGTH, printable, tag_id
from participation.common.models import OfficeSettings
from participation.complaints.models import Outcome
from participation.complaints.selectors import outcomes_for_lists
from persian.jalali import TEHRAN


def outcomes_feed(
    kind: type[SyndicationFeed], *, office: OfficeSettings, here: str
) -> SyndicationFeed:
    """Return the feed of the newest published outcomes; ``here`` is its path."""
    feed = kind(
        title=f"{_('Outcomes of complaints')} | {office.product_name}",
        link=absolute(reverse("complaints:outcomes")),
        description=_("What people asked for and what came of it, without a name."),
        language="fa",
        feed_url=absolute(here),
        author_name=f"{office.office_name} {office.parent_name}",
    )
    newest = outcomes_for_lists(Outcome.objects.public()).order_by("-published_on", "-pk")
    for one in newest[:FEED_LENGTH]:
        feed.add_item(
            title=printable(one.title),
            link=absolute(one.get_absolute_url()),
            description=printable(f"{one.problem}\n\n{one.result}"),
            pubdate=dt.datetime.combine(one.day, dt.time.min, TEHRAN),
            updateddate=timezone.localtime(one.updated_at),
            unique_id=tag_id(one.day.year, f"outcome-{one.pk}"),
            unique_id_is_permalink=False,
            categories=[printable(one.category.title)],
        )
    return feed
