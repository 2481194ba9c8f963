"""What is new in the archive for those who follow it: resolutions as feeds, meetings as days."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import SyndicationFeed
from django.utils.translation import gettext as _

from participation.common.addresses import absolute
from participation.common.feeds import FEED_LENGTH, printable, tag_id
from participation.common.ics import CalendarEntry
from participation.common.models import OfficeSettings
from participation.resolutions.models import Body, ClauseActor, Meeting, Resolution
from persian.digits import to_persian_digits
from persian.jalali import TEHRAN

SUMMARY = 300
# Years of a body that meets every week.
MOST_MEETINGS = 300


def resolutions_feed(
    kind: type[SyndicationFeed], *, office: OfficeSettings, body: Body | None, here: str
) -> SyndicationFeed:
    """Return the feed of the newest resolutions, of one body or of all; ``here`` is its path."""
    feed = kind(
        title=f"{resolutions_title(body)} | {office.product_name}",
        link=absolute(body.get_absolute_url() if body else reverse("resolutions:archive")),
        description=_("Who must do what by when, and where it stands today."),
        language="fa",
        feed_url=absolute(here),
        author_name=f"{office.office_name} {office.parent_name}",
    )
    for one in _newest(body):
        meeting = one.meeting
        day = meeting.day or timezone.localdate(one.updated_at)
        feed.add_item(
            title=printable(one.title),
            link=absolute(one.get_absolute_url()),
            description=printable(_summary(one)),
            pubdate=dt.datetime.combine(day, dt.time.min, TEHRAN),
            updateddate=timezone.localtime(one.updated_at),
            unique_id=tag_id(day.year, f"resolution-{one.pk}"),
            unique_id_is_permalink=False,
            categories=[printable(meeting.body.name)],
        )
    return feed


def _newest(body: Body | None) -> Iterator[Resolution]:
    shown = Resolution.objects.public().select_related("meeting__body")
    if body:
        shown = shown.filter(meeting__body=body)
    actors = ClauseActor.objects.select_related("organisation")
    clauses = Prefetch("clauses__actors", queryset=actors)
    yield from shown.order_by("-day", "-meeting_id", "row").prefetch_related(clauses)[:FEED_LENGTH]


def _summary(resolution: Resolution) -> str:
    """Return what is resolved and who has to carry it out."""
    clauses = list(resolution.clauses.all())
    text = resolution.text or " ".join(clause.text for clause in clauses)
    names = dict.fromkeys(part.organisation.name for one in clauses for part in one.actors.all())
    text = text if len(text) <= SUMMARY else f"{text[:SUMMARY].rsplit(' ', 1)[0]}…"
    return f"{text} {_('Responsible:')} {'، '.join(names)}" if names else text


def resolutions_title(body: Body | None) -> str:
    """Return what the feed is called."""
    return _("Resolutions of %(body)s") % {"body": body.name} if body else _("Resolutions")


def meetings_title(body: Body | None) -> str:
    """Return what the calendar is called."""
    return _("Meetings of %(body)s") % {"body": body.name} if body else _("Meetings")


def calendar_entries(body: Body | None) -> Iterator[CalendarEntry]:
    """Yield the meetings whose day is known, the newest of them, of one body or of all."""
    shown = Meeting.objects.public().filter(session_date__isnull=False)
    if body:
        shown = shown.filter(body=body)
    read = shown.select_related("body").prefetch_related("agenda")
    for meeting in read.order_by("-session_date", "-pk")[:MOST_MEETINGS]:
        day = meeting.session_date
        assert day is not None  # noqa: S101 (filtered)
        agenda = [item.title for item in meeting.agenda.all()]
        # An end counts only after a beginning.
        has_end = meeting.starts_at and meeting.ends_at
        yield CalendarEntry(
            key=f"meeting-{meeting.pk}",
            title=f"{to_persian_digits(meeting.label)}، {meeting.body.name}",
            summary="\n".join(agenda),
            place=meeting.place,
            start=_at(day, meeting.starts_at) if meeting.starts_at else day,
            end=_at(day, meeting.ends_at) if has_end and meeting.ends_at else None,
            changed=meeting.updated_at,
            url=absolute(meeting.get_absolute_url()),
        )


def _at(day: dt.date, hour: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, hour, TEHRAN)
