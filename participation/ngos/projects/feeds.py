"""Calls, newest first, for those who wait for one."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from participation.common.addresses import absolute
from participation.common.feeds import FEED_LENGTH, printable, tag_id
from participation.common.models import OfficeSettings
from participation.ngos.projects.models import Call
from participation.ngos.projects.selectors import standing_of_call
from persian.jalali import TEHRAN, format_date


def calls_feed(
    kind: type[SyndicationFeed], *, office: OfficeSettings, here: str
) -> SyndicationFeed:
    """Return the feed of calls; ``here`` is its path."""
    feed = kind(
        title=f"{_('Calls for projects')} | {office.product_name}",
        link=absolute(reverse("ngo_projects:calls")),
        description=_("What the office gives NGOs money for, how much, and until when."),
        language="fa",
        feed_url=absolute(here),
        author_name=f"{office.office_name} {office.parent_name}",
    )
    for one in Call.objects.public().order_by("-published_on", "-pk")[:FEED_LENGTH]:
        until = _("Plans until %(day)s") % {"day": format_date(one.closes_on)}
        feed.add_item(
            title=printable(f"{one.title} ({standing_of_call(one).label})"),
            link=absolute(one.get_absolute_url()),
            description=printable(f"{until}\n{one.text}"),
            pubdate=dt.datetime.combine(one.published_on or one.opens_on, dt.time.min, TEHRAN),
            updateddate=timezone.localtime(one.updated_at),
            unique_id=tag_id(one.created_at.year, f"ngo-call-{one.pk}"),
            unique_id_is_permalink=False,
        )
    return feed
