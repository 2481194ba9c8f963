"""Tiles of a map: where each place stands on a grid, as near to where it lies as can be."""

from collections.abc import Mapping
from functools import lru_cache
from math import cos, radians

Cell = tuple[int, int]
Point = tuple[float, float]
# A few more columns and rows than places need, so that what lies apart stands apart.
COLUMNS, ROWS = 9, 11
# How much wider a tile is than high.
WIDER = 2.0
# Each round lets every tile move once; it is over after a few.
ROUNDS = 30


def placed(points: Mapping[int, Point]) -> dict[int, Cell]:
    """Return the column and the row of each place, from its latitude and longitude.

    North is above, east on the right; no two stand in one cell, and as a whole they stand as near
    to where they lie as moving and exchanging tiles brings them. Always the same for the same.
    """
    return dict(_placed(tuple(sorted(points.items()))))


@lru_cache(maxsize=16)
def _placed(points: tuple[tuple[int, Point], ...]) -> tuple[tuple[int, Cell], ...]:
    if not points:
        return ()
    rows = max(ROWS, -(-len(points) // COLUMNS))
    wanted = _wanted(dict(points), rows)
    cells = [(column, row) for row in range(rows) for column in range(COLUMNS)]
    taken: dict[Cell, int] = {}
    for key in sorted(wanted, key=lambda one: (wanted[one][1], wanted[one][0])):
        free = (cell for cell in cells if cell not in taken)
        taken[min(free, key=lambda cell: _off(wanted[key], cell))] = key
    for _round in range(ROUNDS):
        if not sum(_moved(key, wanted, taken, cells) for key, _point in points):
            break
    where = {key: cell for cell, key in taken.items()}
    return tuple((key, where[key]) for key, _point in points)


def _wanted(points: dict[int, Point], rows: int) -> dict[int, Point]:
    """Return where each place would stand between the cells: one scale for both directions."""
    latitudes = [latitude for latitude, _ in points.values()]
    longitudes = [longitude for _, longitude in points.values()]
    north, south, west = max(latitudes), min(latitudes), min(longitudes)
    narrower = cos(radians((north + south) / 2))
    wide, high = (max(longitudes) - west) * narrower, (north - south) * WIDER
    scale = min((COLUMNS - 1) / (wide or 1), (rows - 1) / (high or 1))
    start = ((COLUMNS - 1) - wide * scale) / 2, ((rows - 1) - high * scale) / 2
    return {
        key: (
            start[0] + (longitude - west) * narrower * scale,
            start[1] + (north - latitude) * WIDER * scale,
        )
        for key, (latitude, longitude) in points.items()
    }


def _off(wanted: Point, cell: Cell) -> float:
    """Return how far a cell is from where a place would stand; a row is half a column."""
    return (wanted[0] - cell[0]) ** 2 + ((wanted[1] - cell[1]) / WIDER) ** 2


def _moved(key: int, wanted: dict[int, Point], taken: dict[Cell, int], cells: list[Cell]) -> bool:
    """Move a tile where it helps most, exchanging it with the one there; whether it was."""
    own = next(cell for cell, one in taken.items() if one == key)
    now = _off(wanted[key], own)

    def gain(cell: Cell) -> float:
        gained = now - _off(wanted[key], cell)
        other = taken.get(cell)
        if other is not None and other != key:
            gained += _off(wanted[other], cell) - _off(wanted[other], own)
        return gained

    best = max(cells, key=gain)
    # What is gained by rounding alone would be gained for ever.
    if gain(best) < 1e-9:  # noqa: PLR2004
        return False
    other = taken.pop(best, None)
    del taken[own]
    taken[best] = key
    if other is not None:
        taken[own] = other
    return True
