"""The list of outcomes as a file: what the list shows, and no more."""

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import absolute
from participation.common.exports import MOST_ROWS, Column, export
from participation.complaints.models.outcome import OutcomeQuerySet
from participation.complaints.selectors import outcomes_for_lists
from persian.jalali import to_jalali_iso

BATCH = 200

COLUMNS = (
    Column("title", _("title"), lambda row: row.title),
    Column("category", _("Category"), lambda row: row.category.title),
    Column("class", _("class"), lambda row: str(row.category.get_kind_display())),
    Column("county", _("County"), lambda row: row.county.name if row.county else None),
    Column("date", _("Date"), lambda row: row.day),
    Column("date_jalali", _("Persian date"), lambda row: to_jalali_iso(row.day)),
    Column("problem", _("What was asked for"), lambda row: row.problem),
    Column("result", _("What came of it"), lambda row: row.result),
    Column("url", _("address"), lambda row: absolute(row.get_absolute_url())),
)


def export_outcomes(shown: OutcomeQuerySet, *, kind: str) -> StreamingHttpResponse:
    """Answer with the outcomes of a filtered list as a file."""
    rows = outcomes_for_lists(shown)[:MOST_ROWS].iterator(chunk_size=BATCH)
    return export(rows, COLUMNS, filename=f"outcomes.{kind}")
