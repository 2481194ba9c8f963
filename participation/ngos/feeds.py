"""What became of permits, newest first, for those who follow NGOs."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from participation.common.addresses import absolute
from participation.common.feeds import FEED_LENGTH, printable, tag_id
from participation.common.models import OfficeSettings
from participation.ngos.enums import Act
from participation.ngos.models import NgoVersion
from persian.jalali import TEHRAN, format_date

# A permit that ran out by itself, and another telephone number, are no news.
NEWS = (
    Act.ISSUED, Act.RENEWED, Act.SUSPENDED, Act.REINSTATED, Act.REVOKED, Act.DISSOLVED, Act.RENAMED,
)  # fmt: skip


def newest_acts() -> Iterable[NgoVersion]:
    """Return what was done last with NGOs that everybody sees."""
    acts = NgoVersion.objects.filter(ngo__is_public=True, act__in=NEWS)
    read = acts.select_related("ngo__prefix", "ngo__county")
    return read.order_by("-held_from", "-pk")[:FEED_LENGTH]


def acts_feed(kind: type[SyndicationFeed], *, office: OfficeSettings, here: str) -> SyndicationFeed:
    """Return the feed of what was done last; ``here`` is its path."""
    feed = kind(
        title=f"{_('Permits of NGOs')} | {office.product_name}",
        link=absolute(reverse("ngos:archive")),
        description=_("Permits that were issued, renewed, suspended or revoked, and why."),
        language="fa",
        feed_url=absolute(here),
        author_name=f"{office.office_name} {office.parent_name}",
    )
    for one in newest_acts():
        feed.add_item(
            title=printable(f"{one.ngo.title}: {one.get_act_display()}"),
            link=absolute(one.ngo.get_absolute_url()),
            description=printable(_summary(one)),
            pubdate=dt.datetime.combine(one.held_from, dt.time.min, TEHRAN),
            updateddate=timezone.localtime(one.recorded_at),
            unique_id=tag_id(one.recorded_at.year, f"ngo-act-{one.pk}"),
            unique_id_is_permalink=False,
            categories=[printable(one.get_act_display())],
        )
    return feed


def _summary(act: NgoVersion) -> str:
    since = _("Since %(day)s") % {"day": format_date(act.held_from)}
    return "\n".join(filter(None, (f"{since}؛ {act.ngo.county.name}", act.reason)))
