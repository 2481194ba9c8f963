"""Names that were given, newest first, for those who follow them."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from participation.common.addresses import absolute
from participation.common.feeds import FEED_LENGTH, printable, tag_id
from participation.common.models import OfficeSettings
from participation.place_names.enums import Standing
from participation.place_names.models import PlaceName
from persian.jalali import TEHRAN, format_date

# Names of the register itself are no news: only those that begin on a known day.
NEWS = (Standing.CURRENT, Standing.FORMER, Standing.COMING)


def newest_names() -> Iterable[PlaceName]:
    """Return the names that were given last to places that everybody sees."""
    given = PlaceName.objects.filter(
        place__is_public=True, standing__in=NEWS, valid_from__isnull=False
    )
    read = given.select_related("place__kind", "place__county", "decision__meeting__body")
    return read.order_by("-valid_from", "-pk")[:FEED_LENGTH]


def names_feed(
    kind: type[SyndicationFeed], *, office: OfficeSettings, here: str
) -> SyndicationFeed:
    """Return the feed of the names given last; ``here`` is its path."""
    feed = kind(
        title=f"{_('Naming decisions')} | {office.product_name}",
        link=absolute(reverse("place_names:archive")),
        description=_("Which place is called what since when, and why."),
        language="fa",
        feed_url=absolute(here),
        author_name=f"{office.office_name} {office.parent_name}",
    )
    for one in newest_names():
        day = one.valid_from
        assert day is not None  # noqa: S101 (filtered)
        feed.add_item(
            title=printable(one.title),
            link=absolute(one.place.get_absolute_url()),
            description=printable(_summary(one, day)),
            pubdate=dt.datetime.combine(day, dt.time.min, TEHRAN),
            updateddate=timezone.localtime(one.recorded_at),
            unique_id=tag_id(one.recorded_at.year, f"place-name-{one.pk}"),
            unique_id_is_permalink=False,
            categories=[printable(one.place.kind.name)],
        )
    return feed


def _summary(name: PlaceName, day: dt.date) -> str:
    since = _("Since %(day)s") % {"day": format_date(day)}
    return "\n".join(filter(None, (f"{since}؛ {name.place.where}", name.place.extent, name.reason)))
