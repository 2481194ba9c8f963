"""What the map of a place is drawn from, where the office has named a server of map pictures."""

import json
from dataclasses import dataclass

from django.conf import settings

from participation.place_names.geometry import points_of
from participation.place_names.models import Place


@dataclass(frozen=True)
class Map:
    """As the script reads it: numbers in ASCII, points as JSON, longitude first."""

    tiles: str
    credit: str
    middle: str
    points: str
    bounds: str


def map_of(place: Place) -> Map | None:
    """Return the map of a place; None without a position or a server of pictures."""
    if not settings.MAP_TILES or place.latitude is None:
        return None
    return Map(
        tiles=settings.MAP_TILES,
        credit=settings.MAP_CREDIT,
        middle=json.dumps([place.longitude, place.latitude]),
        points=json.dumps(points_of(place.geometry)),
        bounds=json.dumps(settings.MAP_BOUNDS),
    )
