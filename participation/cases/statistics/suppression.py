"""What may be shown of figures, so that no small count is told, nor found by subtraction.

Pure arithmetic, in three steps, for one table whose lines sum up to a total that is shown:

1. Lines with few cases are put together, with the next smallest if need be, until they are at least
   two and count enough.
2. A line tells how many of its cases are closed and open, and how many of these are overdue, only
   where none of that is small.
3. What silent lines have together is not small either. For each small count that is not told there
   must be another course of things with the very same table, in which it is another: two cases of
   two lines exchange how they stand. As long as there is none, another line tells less; if none
   has anything left to hide, the shares go.

Several tables of one total need no more: whatever the lines of one are, those of another can be
had with them, as long as both sum up to the same. For the total itself see `withhold`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from itertools import permutations

from participation.cases.statistics.tallies import Standing, Tally, together

# Shares of fewer cases are told in steps of five: a hundredth would tell single ones.
MANY = 500
STEP, FINE_STEP = 5, 1
# What a share or a median is told of holds so many times the least count.
ENOUGH = 2
COUNTS = ("closed", "open", "overdue")


class Told(IntEnum):
    """How much is told of how the cases of a line stand."""

    NOTHING = 0
    CLOSED = 1
    ALL = 2

    def tells(self, count: str) -> bool:
        """Return whether a count of ``COUNTS`` is told."""
        return self >= (Told.ALL if count == "overdue" else Told.CLOSED)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a table: the keys whose cases it counts, and what is told of them."""

    keys: tuple[str, ...]
    tally: Tally
    told: Told = Told.ALL
    tells_share: bool = True

    @property
    def is_merged(self) -> bool:
        """Whether it holds what is too small to be told by itself."""
        return len(self.keys) > 1

    def share(self, least: int) -> int | None:
        """Return the share on time in percent as it is told."""
        return share_of(self.tally, least) if self.tells_share else None

    def median(self, least: int) -> float | None:
        """Return the median of days as it is told."""
        return self.tally.median_days if _has_median(self, self.tally, least) else None

    def looks_alike(self, twin: Tally, least: int) -> bool:
        """Return whether it would be told as it is if its cases stood as in ``twin``."""
        if any(
            self.told.tells(count) and getattr(twin, count) != getattr(self.tally, count)
            for count in COUNTS
        ):
            return False
        if _has_median(self, twin, least) != _has_median(self, self.tally, least):
            return False
        return not self.tells_share or share_of(self.tally, least) == share_of(twin, least)


def is_small(count: int, least: int) -> bool:
    """Return whether a count would tell of few people. None tells of nobody."""
    return 0 < count < least


def hides_small(tally: Tally, count: str, least: int) -> bool:
    """Return whether something small is known with a count: itself, or what it leaves of the open.

    How many are closed and how many are open follows from each other.
    """
    counts = [getattr(tally, count)]
    if count == "overdue":
        counts.append(tally.standings[Standing.RUNNING])
    return any(is_small(one, least) for one in counts)


def what_can_be_told(tally: Tally, least: int) -> Told:
    """Return how much of a tally is told where nothing else counts."""
    if hides_small(tally, "closed", least) or hides_small(tally, "open", least):
        return Told.NOTHING
    return Told.CLOSED if hides_small(tally, "overdue", least) else Told.ALL


def share_of(tally: Tally, least: int) -> int | None:
    """Return the share on time in percent, rounded, or None where it is of too few."""
    share = tally.on_time_share
    if share is None or tally.judged < ENOUGH * least:
        return None
    step = FINE_STEP if tally.judged >= MANY else STEP
    return round(share * 100 / step) * step


def _has_median(line: Line, tally: Tally, least: int) -> bool:
    return line.tells_share and tally.closed >= ENOUGH * least


def lines_of(
    tallies: Mapping[str, Tally], *, least: int, unnamed: Collection[str] = ()
) -> list[Line]:
    """Return the lines of a table; none where too little is in it.

    ``unnamed`` are keys that have no line of their own however much they count.
    """
    return _silenced(_put_together(tallies, least, unnamed), least)


def _put_together(tallies: Mapping[str, Tally], least: int, unnamed: Collection[str]) -> list[Line]:
    named = {
        key: tally
        for key, tally in tallies.items()
        if tally.received >= least and key not in unnamed
    }
    rest = [key for key in tallies if key not in named]
    smallest_last = sorted(named, key=lambda key: named[key].received, reverse=True)
    while _is_open_to_subtraction([tallies[key].received for key in rest], least):
        if not smallest_last:
            return []
        rest.append(smallest_last.pop())
    lines = [Line(keys=(key,), tally=tallies[key]) for key in named if key not in rest]
    if lines and sum(tallies[key].received for key in rest):
        lines.append(Line(keys=tuple(rest), tally=together(tallies[key] for key in rest)))
    return lines


def _is_open_to_subtraction(counts: list[int], least: int) -> bool:
    """Return whether the sum of some counts tells one of them, or is small itself."""
    total = sum(counts)
    if not total:
        return False
    # Where each is small and their sum is the most that it can be, each is known.
    is_full = total == len(counts) * (least - 1)
    return len(counts) < 2 or total < least or is_full  # noqa: PLR2004 - one of two hides


def _silenced(lines: list[Line], least: int) -> list[Line]:
    """Return the lines, each telling no more than keeps the small counts of all."""
    lines = [replace(line, told=what_can_be_told(line.tally, least)) for line in lines]
    while (gap := _gap(lines, least)) is not None:
        count, is_open = gap
        ways = _ways_to_tell_less(lines, count)
        if ways:
            # Best the smallest that helps; where none does alone, the smallest.
            lines = next((way for way in ways if not is_open(way)), ways[0])
        elif any(line.tells_share for line in lines):
            lines = [replace(line, tells_share=False) for line in lines]
        else:
            return []
    return lines


def _gap(lines: list[Line], least: int) -> tuple[str, Callable[[list[Line]], bool]] | None:
    """Return a count that is found out of the lines, and the question whether others leave it so.

    Either what the silent lines have together is small, or one of them can be told apart.
    """
    for count in COUNTS:
        is_open = partial(_rest_is_small, count=count, least=least)
        if is_open(lines):
            return count, is_open
    for place in range(len(lines)):
        if count := _found_out(place, lines, least):
            return count, partial(_is_found_out, place, least=least)
    return None


def _rest_is_small(lines: list[Line], *, count: str, least: int) -> bool:
    """Return whether taking what is told of a count from the total leaves something small."""
    silent = [line.tally for line in lines if not line.told.tells(count)]
    return len(silent) < len(lines) and hides_small(together(silent), count, least)


def _is_found_out(place: int, lines: list[Line], *, least: int) -> bool:
    return bool(_found_out(place, lines, least))


def _ways_to_tell_less(lines: list[Line], count: str) -> list[list[Line]]:
    """Return the lines with one of them telling less of a count, the smallest such one first."""
    telling = [line for line in lines if line.told.tells(count)]
    if count == "overdue" and not telling:
        telling = [line for line in lines if line.told]
    ways = []
    for least_telling in sorted(telling, key=lambda line: line.tally.received):
        less = (
            Told.CLOSED if least_telling.told == Told.ALL and count == "overdue" else Told.NOTHING
        )
        quiet = replace(least_telling, told=less)
        ways.append([quiet if line is least_telling else line for line in lines])
    return ways


def _found_out(place: int, lines: list[Line], least: int) -> str:
    """Return the name of a count that tells something small and has one possible value; or ""."""
    line = lines[place]
    for count in COUNTS:
        if hides_small(line.tally, count, least) and not any(
            getattr(twin, count) != getattr(line.tally, count)
            for twin in _twins(line, lines, least)
        ):
            return count
    return ""


def _twins(line: Line, lines: list[Line], least: int) -> Iterator[Tally]:
    """Yield how a line could be while everything that is told of the table is as it is."""
    others = [other for other in lines if other is not line]
    for one, another in permutations(Standing, 2):
        if not line.tally.standings[one]:
            continue
        mine = exchanged(line.tally, one, another)
        if not line.looks_alike(mine, least):
            continue
        # A table of one line is its total: what is not told of that is anything.
        if not others or any(_gives(other, another, one, least) for other in others):
            yield mine


def _gives(line: Line, gone: Standing, come: Standing, least: int) -> bool:
    """Return whether a case of a line may stand elsewhere without anybody seeing it."""
    there = line.tally.standings[gone]
    return there > 0 and line.looks_alike(exchanged(line.tally, gone, come), least)


def exchanged(tally: Tally, gone: Standing, come: Standing) -> Tally:
    """Return a tally in which a case stands elsewhere; its days are nobody's knowledge."""
    standings = tally.standings.copy()
    standings[gone] -= 1
    standings[come] += 1
    return Tally(standings=standings)
