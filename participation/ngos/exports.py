"""The register as files: CSV and JSON of the filtered list. Nothing personal stands in them."""

from collections.abc import Iterator
from itertools import islice

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import absolute
from participation.common.exports import MOST_ROWS, Column, export
from participation.ngos.models import Ngo, Permit
from participation.ngos.models.ngo import NgoQuerySet
from participation.ngos.selectors import state_of
from persian.jalali import to_jalali_iso

BATCH = 200


class Row:
    """An NGO with its newest permit."""

    def __init__(self, ngo: Ngo, permit: Permit | None) -> None:
        """Take both."""
        self.ngo, self.permit = ngo, permit


COLUMNS = (
    Column("id", _("number"), lambda row: row.ngo.pk),
    Column("title", _("title"), lambda row: row.ngo.title),
    Column("prefix", _("word before the name"), lambda row: row.ngo.prefix_word),
    Column("name", _("name"), lambda row: row.ngo.name),
    Column("short_name", _("short name"), lambda row: row.ngo.short_name),
    Column(
        "fields", _("fields of activity"),
        lambda row: [one.name for one in row.ngo.activity_fields.all()],
    ),
    Column("level", _("level"), lambda row: row.ngo.get_level_display()),
    Column("county", _("County"), lambda row: row.ngo.county.name),
    Column("scope", _("where and for whom it works"), lambda row: row.ngo.scope),
    Column("state", _("state"), lambda row: str(state_of(row.ngo).label)),
    Column("permit", _("permit number"), lambda row: row.permit.number if row.permit else ""),
    Column("issuer", _("issued by"), lambda row: row.permit.issuer if row.permit else ""),
    Column(
        "issued_on", _("issued on"), lambda row: row.permit.issued_on if row.permit else None
    ),
    Column("valid_until", _("valid until"), lambda row: row.ngo.valid_until),
    Column(
        "valid_until_jalali", _("Persian date"),
        lambda row: to_jalali_iso(row.ngo.valid_until) if row.ngo.valid_until else None,
    ),
    Column("registration_number", _("registration number"),
           lambda row: row.ngo.registration_number),
    Column("address", _("address of the office"), lambda row: row.ngo.address),
    Column("phone", _("telephone"), lambda row: row.ngo.phone),
    Column("email", _("e-mail"), lambda row: row.ngo.email),
    Column("website", _("website"), lambda row: row.ngo.website),
    Column("dissolved_on", _("dissolved on"), lambda row: row.ngo.dissolved_on),
    Column("url", _("page"), lambda row: absolute(row.ngo.get_absolute_url())),
)  # fmt: skip


def export_ngos(shown: NgoQuerySet, *, kind: str) -> StreamingHttpResponse:
    """Answer with the NGOs of a filtered list as a file: csv or json."""
    return export(_rows(shown), COLUMNS, filename=f"ngos.{kind}")


def _rows(shown: NgoQuerySet) -> Iterator[Row]:
    remaining = shown.for_lists()[:MOST_ROWS].iterator(chunk_size=BATCH)
    while batch := list(islice(remaining, BATCH)):
        # In the order of their entering: the newest of an NGO is what stays.
        permits = Permit.objects.filter(ngo__in=batch).order_by("pk")
        newest = {permit.ngo_id: permit for permit in permits}
        yield from (Row(ngo, newest.get(ngo.pk)) for ngo in batch)
