"""The archive as a file: what the list shows, and no more."""

from collections.abc import Iterator
from itertools import islice

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import absolute
from participation.common.exports import MOST_ROWS, Column, export
from participation.resolutions.models.resolution import ResolutionQuerySet
from participation.resolutions.selectors import Row, for_lists, rows_of
from persian.jalali import to_jalali_iso

BATCH = 200

COLUMNS = (
    Column("number", _("number"), lambda row: row.resolution.number),
    Column("body", _("Body"), lambda row: row.resolution.meeting.body.name),
    Column("meeting", _("Meeting"), lambda row: row.resolution.meeting.label),
    Column("date", _("Date"), lambda row: row.resolution.day),
    Column(
        "date_jalali",
        _("Persian date"),
        lambda row: to_jalali_iso(row.resolution.day) if row.resolution.day else None,
    ),
    Column("title", _("title"), lambda row: row.resolution.title),
    Column("organisations", _("Responsible"), lambda row: row.organisations),
    Column("deadline", _("Deadline"), lambda row: row.resolution.raw_deadline),
    Column("due_date", _("due"), lambda row: row.resolution.due_date),
    Column("state", _("Follow-up"), lambda row: str(row.resolution.get_follow_up_display())),
    Column("url", _("address"), lambda row: absolute(row.resolution.get_absolute_url())),
)


def export_resolutions(shown: ResolutionQuerySet, *, kind: str) -> StreamingHttpResponse:
    """Answer with the resolutions of a filtered list as a file."""
    return export(_rows(shown), COLUMNS, filename=f"resolutions.{kind}")


def _rows(shown: ResolutionQuerySet) -> Iterator[Row]:
    remaining = for_lists(shown)[:MOST_ROWS].iterator(chunk_size=BATCH)
    while batch := list(islice(remaining, BATCH)):
        yield from rows_of(batch)
