"""Invented places with the names that they had; the page of each says that it is a sample."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from cms.demo.reading import Row
from participation.common.models import County
from participation.place_names import services
from participation.place_names.geometry import shape_of
from participation.place_names.models import Place, PlaceKind
from participation.place_names.services import Basis
from persian.jalali import parse_date, today

CONTENT = Path(__file__).parent / "content" / "places.toml"
SOURCE = "demo"
TOLD = ("reason", "decision_number", "decision_body", "source")
DESCRIBED = ("city", "district", "quarter", "extent", "number")


def load_places() -> int:
    """Make the invented places that are missing; return how many.

    One that is there is left as staff made it, also where they have hidden it.
    """
    rows = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["place"]
    there = set(Place.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [row for row in rows if row["key"] not in there]
    if not missing:
        return 0
    kinds = {kind.name: kind for kind in PlaceKind.objects.all()}
    counties = {county.name: county for county in County.objects.all()}
    for row in missing:
        _tell(row, kinds[row["kind"]], counties[row["county"]])
    return len(missing)


@transaction.atomic
def _tell(row: Row, kind: PlaceKind, county: County) -> None:
    """Tell the story of a place from its beginning."""
    names = row.get("names", [])
    first: dict[str, Any] = names[0] if names else {}
    place = services.register_place(
        kind=kind,
        county=county,
        name=first.get("text", ""),
        since=_day(first["since"]) if "since" in first else None,
        basis=_basis(first),
        shape=shape_of(_geometry(row["points"])),
        source=SOURCE,
        source_id=row["key"],
        is_sample=True,
        **{name: row[name] for name in DESCRIBED if name in row},
    )
    for text in row.get("former_names", ()):
        services.add_former_name(place=place, text=text)
    for text in row.get("other_names", ()):
        services.add_alternative_name(place=place, text=text)
    for told in names[1:]:
        basis = _basis(told, keeps_number=row.get("keeps_number", False))
        services.rename(place=place, text=told["text"], on=_day(told["since"]), basis=basis)
    if "ceased_on" in row:
        services.cease(
            place=place,
            on=_day(row["ceased_on"]),
            because=row["because"],
            successor=Place.objects.get(source=SOURCE, source_id=row["successor"]),
        )


def _basis(told: dict[str, Any], *, keeps_number: bool = False) -> Basis:
    decided = parse_date(told["decision_date"]) if "decision_date" in told else None
    said = {name: told[name] for name in TOLD if name in told}
    return Basis(decision_date=decided, keeps_number=keeps_number, **said)


def _day(written: str) -> dt.date:
    """Return a Jalali day, or one so many days from today."""
    if written.startswith("+"):
        return today() + dt.timedelta(days=int(written))
    return parse_date(written)


def _geometry(points: list[list[float]]) -> dict[str, Any]:
    turned = [[longitude, latitude] for latitude, longitude in points]
    if len(turned) == 1:
        return {"type": "Point", "coordinates": turned[0]}
    return {"type": "LineString", "coordinates": turned}
