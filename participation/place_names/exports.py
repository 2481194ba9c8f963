"""The register as files: CSV and JSON of the filtered list, and GeoJSON for maps."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import absolute
from participation.common.exports import MOST_ROWS, Column, export
from participation.place_names.enums import NEVER_HELD, Standing
from participation.place_names.models import Place, PlaceName
from participation.place_names.models.place import PlaceQuerySet
from persian.jalali import to_jalali_iso

BATCH = 200
GEOJSON = "geojson"


@dataclass(frozen=True)
class Row:
    """A place with its names, newest first."""

    place: Place
    names: list[PlaceName]

    def called(self, standing: Standing) -> list[str]:
        """Return its names of one standing, each once."""
        return list(dict.fromkeys(one.text for one in self.names if one.standing == standing))


COLUMNS = (
    Column("id", _("number"), lambda row: row.place.pk),
    Column("kind", _("Kind of place"), lambda row: row.place.kind.name),
    Column("name", _("name"), lambda row: row.place.name),
    Column("title", _("title"), lambda row: row.place.title),
    Column("county", _("County"), lambda row: row.place.county.name),
    Column("city", _("City or village"), lambda row: row.place.city),
    Column("district", _("district"), lambda row: row.place.district),
    Column("quarter", _("quarter"), lambda row: row.place.quarter),
    Column("extent", _("extent"), lambda row: row.place.extent),
    Column("named_on", _("so called since"), lambda row: row.place.named_on),
    Column(
        "named_on_jalali",
        _("Persian date"),
        lambda row: to_jalali_iso(row.place.named_on) if row.place.named_on else None,
    ),
    Column("former_names", _("Former names"), lambda row: row.called(Standing.FORMER)),
    Column("other_names", _("Other names"), lambda row: row.called(Standing.ALTERNATIVE)),
    Column("ceased_on", _("there until"), lambda row: row.place.ceased_on),
    Column("latitude", _("latitude"), lambda row: row.place.latitude),
    Column("longitude", _("longitude"), lambda row: row.place.longitude),
    Column("url", _("address"), lambda row: absolute(row.place.get_absolute_url())),
)


def export_places(shown: PlaceQuerySet, *, kind: str) -> StreamingHttpResponse:
    """Answer with the places of a filtered list as a file: csv, json or geojson."""
    if kind != GEOJSON:
        rows = _rows(shown.defer("geometry"))
        return export(rows, COLUMNS, filename=f"place-names.{kind}")
    response = StreamingHttpResponse(
        _features(shown), content_type="application/geo+json; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="place-names.geojson"'
    return response


def _rows(shown: PlaceQuerySet) -> Iterator[Row]:
    read = shown.select_related("kind", "county")[:MOST_ROWS]
    remaining = read.iterator(chunk_size=BATCH)
    while batch := list(islice(remaining, BATCH)):
        names: dict[int, list[PlaceName]] = {place.pk: [] for place in batch}
        told = PlaceName.objects.filter(place__in=batch).exclude(standing__in=NEVER_HELD)
        for name in told.through_time():
            names[name.place_id].append(name)
        yield from (Row(place, names[place.pk]) for place in batch)


def _features(shown: PlaceQuerySet) -> Iterator[str]:
    """Yield a FeatureCollection (RFC 7946); a place without a position has no geometry."""
    yield '{"type":"FeatureCollection","features":['
    between = "\n"
    for row in _rows(shown):
        yield f"{between}{json.dumps(_feature(row), ensure_ascii=False)}"
        between = ",\n"
    yield "\n]}"


def _feature(row: Row) -> dict[str, Any]:
    told = {column.name: column.value(row) for column in COLUMNS}
    drawn = {name: told.pop(name) for name in ("latitude", "longitude", "id")}
    return {
        "type": "Feature",
        "id": drawn["id"],
        "geometry": row.place.geometry,
        "properties": {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in told.items()
        },
    }
