"""A drawing of where a place lies, for those who have no map: lines and points, true to scale."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.place_names.geometry import Point, points_of
from participation.place_names.models import Place
from persian.digits import to_persian_digits

WIDTH, HEIGHT, MARGIN = 320, 200, 18
# Metres of a degree of latitude.
DEGREE = 111_320
# A drawing shows at least so many metres across, or a point would fill it.
LEAST = 300
BARS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
# Of the width that the scale may take.
BAR_SHARE = 0.4
KILOMETRE = 1_000


@dataclass(frozen=True)
class Sketch:
    """What an SVG of `WIDTH` × `HEIGHT` draws: paths, and centres of points as they are written.

    ``bar`` is the path of the scale, ``bar_words`` how long that is.
    """

    line: str
    point: tuple[str, str] | None
    lines: list[str]
    points: list[tuple[str, str]]
    bar: str
    bar_words: str
    box: str = f"0 0 {WIDTH} {HEIGHT}"


def sketch(place: Place, around: Iterable[Place] = ()) -> Sketch | None:
    """Return the drawing of a place among others; None where nothing is known of where it lies."""
    own = points_of(place.geometry)
    others = [points for one in around if (points := points_of(one.geometry))]
    if not own or (len(own) == 1 and not others):
        return None
    scale = _Scale([*own, *(points[len(points) // 2] for points in others)])
    drawn = [[scale.at(point) for point in points] for points in others]
    metres = next((one for one in reversed(BARS) if one * scale.by < WIDTH * BAR_SHARE), BARS[0])
    placed = [scale.at(point) for point in own]
    return Sketch(
        line=_path(placed) if len(placed) > 1 else "",
        point=_written(placed[0]) if len(placed) == 1 else None,
        lines=[_path(points) for points in drawn if len(points) > 1],
        points=[_written(points[0]) for points in drawn if len(points) == 1],
        bar=f"M{MARGIN} {HEIGHT - MARGIN / 2}h{metres * scale.by:.1f}",
        bar_words=_in_words(metres),
    )


class _Scale:
    """From degrees to the drawing."""

    def __init__(self, points: Sequence[Point]) -> None:
        west, east = min(x for x, _other in points), max(x for x, _other in points)
        south, north = min(y for _other, y in points), max(y for _other, y in points)
        self._middle = (west + east) / 2, (south + north) / 2
        self._across = DEGREE * math.cos(math.radians(self._middle[1]))
        width = max((east - west) * self._across, LEAST)
        height = max((north - south) * DEGREE, LEAST * HEIGHT / WIDTH)
        # Units of the drawing for a metre.
        self.by = min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height)

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point stands in the drawing; north is above."""
        x = (point[0] - self._middle[0]) * self._across * self.by + WIDTH / 2
        y = HEIGHT / 2 - (point[1] - self._middle[1]) * DEGREE * self.by
        return round(x, 1), round(y, 1)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _written(point: tuple[float, float]) -> tuple[str, str]:
    return str(point[0]), str(point[1])


def _in_words(metres: int) -> str:
    if metres >= KILOMETRE:
        return _("%(n)s km") % {"n": to_persian_digits(str(metres // KILOMETRE))}
    return _("%(n)s m") % {"n": to_persian_digits(str(metres))}
