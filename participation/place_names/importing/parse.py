"""Reads a CSV or GeoJSON file from standard input; writes a line of JSON for each place in it.

Runs alone in a child process with limits: the file is anybody's. Needs only the standard library.
Ends with the name of what is wrong with the file as its last line where it cannot be read at all.
"""

import csv
import io
import json
import sys
from collections.abc import Iterator
from typing import Any

MOST_ROWS = 50_000
LONGEST_CELL = 2_000
MOST_NAMES = 20
MOST_OUT = 64 * 1024 * 1024
NAMES = ("old_names", "alt_names")
# What a column may be called, in English and Persian.
COLUMNS = {
    "id": ("id", "@id", "شناسه"),
    "name": ("name", "نام"),
    "kind": ("kind", "type", "نوع", "نوع مکان"),
    "county": ("county", "شهرستان"),
    "city": ("city", "شهر", "شهر یا روستا"),
    "district": ("district", "منطقه"),
    "quarter": ("quarter", "محله"),
    "extent": ("extent", "حدفاصل", "حد فاصل"),
    "number": ("number", "شماره"),
    "old_names": ("old_name", "old_names", "نام پیشین", "نام‌های پیشین"),
    "alt_names": ("alt_name", "alt_names", "نام دیگر", "نام‌های دیگر"),
    "since": ("since", "از", "از تاریخ"),
    "reason": ("reason", "دلیل"),
    "decision_number": ("decision_number", "شمارهٔ مصوبه", "شماره مصوبه"),
    "decision_date": ("decision_date", "تاریخ مصوبه"),
    "decision_body": ("decision_body", "مرجع", "مرجع تصمیم"),
    "latitude": ("latitude", "lat", "عرض جغرافیایی"),
    "longitude": ("longitude", "lon", "lng", "طول جغرافیایی"),
}
FIELD_OF = {title: field for field, titles in COLUMNS.items() for title in titles}
# OpenStreetMap's tags, the first that is there.
OSM_NAME = ("name:fa", "name")
OSM_OLD = ("old_name:fa", "old_name")
OSM_ALT = ("alt_name:fa", "alt_name", "loc_name", "short_name")
OSM_CITY = ("addr:city", "is_in:city")
OSM_KIND = ("kind", "place", "leisure", "highway", "junction", "bridge", "waterway", "natural")


class UnreadableError(Exception):
    """The file as a whole is not what it says."""


def main() -> None:
    """Read, write."""
    # An attack on the stack of the parser is an answer here, too.
    sys.setrecursionlimit(2_000)
    csv.field_size_limit(LONGEST_CELL * 10)
    content = sys.stdin.buffer.read()
    read = {"csv": csv_rows, "geojson": geojson_rows}[sys.argv[1]]
    written = 0
    for number, row in enumerate(read(content), 1):
        if number > MOST_ROWS:
            raise UnreadableError("too-many")
        line = json.dumps(row, ensure_ascii=True)
        written += len(line)
        if written > MOST_OUT:
            raise UnreadableError("too-large")
        sys.stdout.write(f"{line}\n")


def text_of(content: bytes) -> str:
    """Return the text of a file. Raises UnreadableError."""
    try:
        return content.decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError:
        raise UnreadableError("encoding") from None


def csv_rows(content: bytes) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table under their titles. Raises UnreadableError."""
    text = text_of(content)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        titles = next(reader, [])
        fields = [FIELD_OF.get(title.strip().lower(), "") for title in titles]
        if "name" not in fields:
            raise UnreadableError("no-name-column")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(dict(zip(fields, cells, strict=False)), reader.line_num)
    except csv.Error:
        raise UnreadableError("damaged") from None


def _row(given: dict[str, str], line: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        field: value.strip()[:LONGEST_CELL] for field, value in given.items() if field
    }
    for field in NAMES:
        row[field] = parted(row.get(field, ""))
    latitude, longitude = row.pop("latitude", ""), row.pop("longitude", "")
    if latitude or longitude:
        row["position"] = [longitude, latitude]
    return {"line": line, **row}


def geojson_rows(content: bytes) -> Iterator[dict[str, Any]]:
    """Yield the features of a collection. Raises UnreadableError."""
    try:
        told = json.loads(text_of(content), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise UnreadableError("damaged") from None
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list):
        raise UnreadableError("no-collection")
    for number, feature in enumerate(features, 1):
        if isinstance(feature, dict):
            yield _feature(feature, number)
        else:
            yield {"line": number, "name": ""}


def _feature(feature: dict[str, Any], number: int) -> dict[str, Any]:
    given = feature.get("properties")
    tags: dict[str, str] = {
        str(name): str(value).strip()[:LONGEST_CELL]
        for name, value in (given.items() if isinstance(given, dict) else ())
        if isinstance(value, str | int | float)
    }
    row: dict[str, Any] = {
        FIELD_OF[name]: value for name, value in tags.items() if name in FIELD_OF
    }
    row |= {
        "line": number,
        "id": str(feature.get("id") or tags.get("@id") or tags.get("id") or "")[:80],
        "name": _first(tags, OSM_NAME),
        "old_names": parted(_first(tags, OSM_OLD) or tags.get("former_names", "")),
        "alt_names": [one for tag in OSM_ALT for one in parted(tags.get(tag, ""))][:MOST_NAMES],
        "city": row.get("city") or _first(tags, OSM_CITY),
        "kind": row.get("kind", ""),
        "tags": [f"{tag}={tags[tag]}" for tag in OSM_KIND if tag in tags],
        "geometry": feature.get("geometry"),
    }
    row.pop("latitude", None)
    row.pop("longitude", None)
    return row


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if tags.get(name)), "")


def parted(names: str) -> list[str]:
    """Return the names of a cell, parted as OpenStreetMap and people part them."""
    for mark in ("؛", "|", "،"):
        names = names.replace(mark, ";")
    return [one.strip() for one in names.split(";") if one.strip()][:MOST_NAMES]


def _no_number(_name: str) -> None:
    raise ValueError


if __name__ == "__main__":
    try:
        main()
    except UnreadableError as error:
        sys.exit(str(error))
    except (MemoryError, RecursionError):
        sys.exit("too-large")
