"""Somebody who has all that is published, time to compute, and wants to know a small count.

Knows nothing of how figures are suppressed but what is written on the page: counts that are told
are true, shares are rounded, shares and medians are of enough cases. Tries all courses of things
that fit, and keeps each value that a count could have.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any

Figures = dict[str, Any]
# in time, late, overdue, running
Course = tuple[int, int, int, int]
COUNTS = {
    "closed": lambda way: way[0] + way[1],
    "open": lambda way: way[2] + way[3],
    "overdue": lambda way: way[2],
}


def courses(line: Figures, least: int) -> list[Course]:
    """Return all ways in which the cases of a line can stand."""
    return [way for way in _splits(line["received"]) if _fits(way, line, least)]


def _splits(received: int) -> Iterator[Course]:
    for first, second, third in product(range(received + 1), repeat=3):
        if first + second + third <= received:
            yield first, second, third, received - first - second - third


def _fits(way: Course, line: Figures, least: int) -> bool:
    for name, count in COUNTS.items():
        if line[name] is not None and line[name] != count(way):
            return False
    judged, share = way[0] + way[1] + way[2], line["on_time_percent"]
    if share is not None:
        return judged >= 2 * least and abs(100 * way[0] / judged - share) <= 2.5
    return True


def known(lines: list[Figures], total: Figures, least: int) -> list[dict[str, set[int]]]:
    """Return for each line which values each of its counts can have, given the total, too."""
    ways = [courses(line, least) for line in lines]
    wanted = {_sums(way) for way in courses(total, least)}
    found: list[dict[str, set[int]]] = []
    for place, own in enumerate(ways):
        others = {(0, 0, 0)}
        for number, theirs in enumerate(ways):
            if number != place:
                others = {_plus(sums, _sums(way)) for sums in others for way in theirs}
        values: dict[str, set[int]] = defaultdict(set)
        for way in own:
            if any(_plus(_sums(way), rest) in wanted for rest in others):
                for name, count in COUNTS.items():
                    values[name].add(count(way))
        found.append(values)
    return found


def _sums(way: Course) -> tuple[int, int, int]:
    """Return what adds up and can be told of: in time, closed, overdue."""
    return way[0], way[0] + way[1], way[2]


def _plus(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
