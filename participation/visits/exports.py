"""Visits as a file, for staff: what the list shows; findings stay on their screens."""

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from participation.common.exports import MOST_ROWS, Column, export
from participation.visits.models import VisitQuerySet
from participation.visits.subjects import subject_of
from persian.jalali import to_jalali_iso

BATCH = 200


def label_of(kind: str) -> str:
    """Return what a register is called."""
    subject = subject_of(kind)
    return str(subject.label) if subject is not None else kind


COLUMNS = (
    Column("visited", _("visited"), lambda row: row.title),
    Column("register", _("register"), lambda row: label_of(row.kind)),
    Column("county", _("County"), lambda row: row.county.name),
    Column("visited_on", _("visited on"), lambda row: row.visited_on),
    Column("visited_on_jalali", _("Persian date"), lambda row: to_jalali_iso(row.visited_on)),
    Column("follow_up_by", _("to follow by"), lambda row: row.follow_up_by),
    Column("followed_on", _("followed on"), lambda row: row.followed_on),
)


def export_visits(shown: VisitQuerySet, *, kind: str) -> StreamingHttpResponse:
    """Answer with the visits of a filtered list as a file."""
    rows = shown.select_related("county")[:MOST_ROWS].iterator(chunk_size=BATCH)
    return export(rows, COLUMNS, filename=f"visits.{kind}")
