"""Lists of supervision as files, for staff: what the lists show, and no more."""

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.common.exports import MOST_ROWS, Column, export
from participation.ngos.supervision.models import Support
from participation.ngos.supervision.models.duty import DutyQuerySet
from persian.jalali import to_jalali_iso, today

BATCH = 200

DUTY_COLUMNS = (
    Column("ngo", _("NGO"), lambda row: row.ngo.title),
    Column("county", _("County"), lambda row: row.ngo.county.name),
    Column("level", _("level"), lambda row: row.ngo.get_level_display()),
    Column("duty", pgettext_lazy("ngo", "duty"), lambda row: row.title),
    Column("from", _("from"), lambda row: row.period_from),
    Column("until", _("until"), lambda row: row.period_until),
    Column("due", _("due"), lambda row: row.due_on),
    Column("due_jalali", _("Persian date"), lambda row: to_jalali_iso(row.due_on)),
    Column("state", _("state"), lambda row: str(row.standing_on(today()).label)),
    Column("delivered_on", _("delivered on"), lambda row: row.delivered_on),
    Column("settled_on", _("settled on"), lambda row: row.settled_on),
)


def export_duties(shown: DutyQuerySet, *, kind: str) -> StreamingHttpResponse:
    """Answer with the duties of a filtered list as a file."""
    rows = shown.for_lists()[:MOST_ROWS].iterator(chunk_size=BATCH)
    return export(rows, DUTY_COLUMNS, filename=f"duties.{kind}")


def decision_of(row: Support) -> str:
    """Return on whose decision something was given, in words."""
    return str(row.decision) if row.decision is not None else row.decision_words


SUPPORT_COLUMNS = (
    Column("ngo", _("NGO"), lambda row: row.ngo.title),
    Column("county", _("County"), lambda row: row.ngo.county.name),
    Column("given_on", _("given on"), lambda row: row.given_on),
    Column("given_on_jalali", _("Persian date"), lambda row: to_jalali_iso(row.given_on)),
    Column("kind", _("kind"), lambda row: str(row.get_kind_display())),
    Column("amount", _("amount in rials"), lambda row: row.amount),
    Column("what", _("what was given"), lambda row: row.what),
    Column("giver", _("given by"), lambda row: row.giver),
    Column("decision", _("decision"), decision_of),
    Column("public", _("shown to everybody"), lambda row: _("Yes") if row.is_public else _("No")),
)


def export_support(shown: QuerySet[Support], *, kind: str) -> StreamingHttpResponse:
    """Answer with what was given, as the list is narrowed, as a file."""
    rows = shown.select_related("ngo__prefix", "ngo__county", "decision")[:MOST_ROWS]
    return export(rows.iterator(chunk_size=BATCH), SUPPORT_COLUMNS, filename=f"support.{kind}")
