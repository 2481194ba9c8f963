"""The archive as a file: what the list shows, and no more."""

from collections.abc import Iterator
from itertools import islice

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import absolute
from participation.common.exports import MOST_ROWS, Column, export
from participation.resolutions.models.resolution import ResolutionQuerySet
from participation.resolutions.rows import Row, for_lists, rows_of
from persian.jalali import to_jalali_iso

BATCH = 200

COLUMNS = (
    Column("number", _("number"), lambda row: row.number),
    Column("body", _("Body"), lambda row: row.body),
    Column("meeting", _("Meeting"), lambda row: row.meeting),
    Column("date", _("Date"), lambda row: row.day),
    Column(
        "date_jalali",
        _("Persian date"),
        lambda row: to_jalali_iso(row.day) if row.day else None,
    ),
    Column("title", _("title"), lambda row: row.title),
    Column("organisations", _("Responsible"), lambda row: row.organisations),
    Column("deadline", _("Deadline"), lambda row: row.raw_deadline),
    Column("due_date", _("due"), lambda row: row.due_date),
    Column("state", _("Follow-up"), lambda row: row.state),
    Column("url", _("address"), lambda row: absolute(row.url)),
)


def export_resolutions(shown: ResolutionQuerySet, *, kind: str) -> StreamingHttpResponse:
    """Answer with the resolutions of a filtered list as a file."""
    return export(_rows(shown), COLUMNS, filename=f"resolutions.{kind}")


def _rows(shown: ResolutionQuerySet) -> Iterator[Row]:
    remaining = for_lists(shown)[:MOST_ROWS].iterator(chunk_size=BATCH)
    while batch := list(islice(remaining, BATCH)):
        yield from rows_of(batch)
