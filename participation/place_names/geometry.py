"""Points and lines on the map, without an extension of the database: GeoJSON and numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from persian.digits import to_persian_digits

MOST_POINTS = 500
# Digits after the point of a degree: a tenth of a metre.
DIGITS = 6
EARTH = 6_371_000.0
LATITUDE, LONGITUDE = 90, 180

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A point or line with its middle and its box, as `Place` keeps them."""

    geometry: dict[str, Any] | None = None
    latitude: float | None = None
    longitude: float | None = None
    south: float | None = None
    west: float | None = None
    north: float | None = None
    east: float | None = None


NOWHERE = Shape()


def shape_of(geometry: Any) -> Shape:
    """Return the shape of a GeoJSON geometry, or `NOWHERE` for none.

    Of an area the middle is kept, of several lines the longest. Raises ValidationError for what is
    no geometry, lies outside of the province or has too many points.
    """
    if geometry is None:
        return NOWHERE
    if not isinstance(geometry, dict):
        raise ValidationError(_("This is no geometry of GeoJSON."), code="geometry")
    coordinates = geometry.get("coordinates")
    match geometry.get("type"):
        case "Point":
            return _shape([_point(coordinates)])
        case "LineString":
            return _shape(_points(coordinates))
        case "MultiLineString":
            return _shape(max(map(_points, _parts(coordinates)), key=length))
        case "Polygon":
            return _middle_of(_points(_parts(coordinates)[0]))
        case "MultiPolygon":
            rings = [_points(_parts(part)[0]) for part in _parts(coordinates)]
            return _middle_of([point for ring in rings for point in ring])
    raise ValidationError(_("Only points, lines and areas are taken."), code="geometry")


def point_shape(latitude: float, longitude: float) -> Shape:
    """Return the shape of a point. Raises ValidationError outside of the province."""
    return shape_of({"type": "Point", "coordinates": [longitude, latitude]})


def points_of(geometry: dict[str, Any] | None) -> list[Point]:
    """Return the points of what `Place` keeps, longitude first."""
    if not geometry:
        return []
    given = geometry["coordinates"]
    return [tuple(given)] if geometry["type"] == "Point" else [tuple(one) for one in given]


def length(points: Sequence[Point]) -> float:
    """Return the metres of a line."""
    return sum(metres(*pair) for pair in pairwise(points))


def metres(one: Point, other: Point) -> float:
    """Return how far two points lie apart."""
    (west, south), (east, north) = one, other
    rise = math.radians(north - south) / 2
    turn = math.radians(east - west) / 2
    across = math.cos(math.radians(south)) * math.cos(math.radians(north))
    half = math.sin(rise) ** 2 + across * math.sin(turn) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def in_words(latitude: float | None, longitude: float | None) -> str:
    """Return a position as readers copy it: latitude first, in Persian digits."""
    if latitude is None or longitude is None:
        return ""
    return to_persian_digits(f"{latitude:.5f}، {longitude:.5f}").replace(".", "\u066b")


def _shape(points: list[Point]) -> Shape:
    lines = [list(one) for one in points]
    geometry = (
        {"type": "Point", "coordinates": lines[0]}
        if len(lines) == 1
        else {"type": "LineString", "coordinates": lines}
    )
    middle = points[len(points) // 2]
    return _boxed(geometry, points, middle)


def _middle_of(points: list[Point]) -> Shape:
    """Return the middle of the box of an area as a point."""
    longitudes, latitudes = zip(*points, strict=True)
    middle = (
        round((min(longitudes) + max(longitudes)) / 2, DIGITS),
        round((min(latitudes) + max(latitudes)) / 2, DIGITS),
    )
    return _shape([middle])


def _boxed(geometry: dict[str, Any], points: list[Point], middle: Point) -> Shape:
    longitudes, latitudes = zip(*points, strict=True)
    return Shape(
        geometry=geometry,
        latitude=middle[1],
        longitude=middle[0],
        south=min(latitudes),
        west=min(longitudes),
        north=max(latitudes),
        east=max(longitudes),
    )


def _parts(given: Any) -> list[Any]:
    if not isinstance(given, list) or not given or len(given) > MOST_POINTS:
        raise ValidationError(_("The coordinates cannot be read."), code="geometry")
    return given


def _points(given: Any) -> list[Point]:
    points = [_point(one) for one in _parts(given)]
    # A line that stands still is a point.
    return points if len(set(points)) > 1 else points[:1]


def _point(given: Any) -> Point:
    if not isinstance(given, list | tuple) or len(given) not in (2, 3):
        raise ValidationError(_("The coordinates cannot be read."), code="geometry")
    longitude, latitude = given[:2]
    for degree, most in ((longitude, LONGITUDE), (latitude, LATITUDE)):
        is_number = isinstance(degree, int | float) and not isinstance(degree, bool)
        if not is_number or not math.isfinite(degree) or abs(degree) > most:
            raise ValidationError(_("The coordinates cannot be read."), code="geometry")
    west, south, east, north = settings.MAP_BOUNDS
    if not (west <= longitude <= east and south <= latitude <= north):
        raise ValidationError(
            _("This point lies outside of the province; are the two numbers swapped?"),
            code="outside",
        )
    return round(float(longitude), DIGITS), round(float(latitude), DIGITS)
