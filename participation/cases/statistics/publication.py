"""From a count to what is published of it: plain data, in which nothing small stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

from participation.cases.statistics.counting import UNNAMED, Count
from participation.cases.statistics.spans import spans_of
from participation.cases.statistics.suppression import (
    COUNTS,
    Line,
    Told,
    exchanged,
    hides_small,
    lines_of,
    what_can_be_told,
)
from participation.cases.statistics.tallies import Standing, Tally
from participation.cases.statistics.words import nameless_of, others_of

TABLES = ("months", "counties", "categories", "kinds")
Figures = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names of all that may have a line, by table and key, in their order."""

    months: Mapping[str, str]
    counties: Mapping[str, str]
    categories: Mapping[str, str]
    kinds: Mapping[str, str]

    def of(self, table: str) -> Mapping[str, str]:
        """Return the names of a table."""
        names: Mapping[str, str] = getattr(self, table)
        return names


def published(count: Count, names: Names, *, least: int) -> Figures | None:
    """Return what is published of a count; None where too little was received for anything."""
    if count.total.received < least:
        return None
    total = Line(keys=(UNNAMED,), tally=count.total, told=what_can_be_told(count.total, least))
    tables = {
        table: lines_of(
            _all(count, table, names), least=least, unnamed=_unnamed(count, table, names)
        )
        for table in TABLES
    }
    total, tables = withhold(total, tables, count, least)
    return {
        "total": _told(total, least),
        "days": _days(total, least),
        **{table: _lines(tables[table], table, names.of(table), least) for table in TABLES},
    }


def withhold(
    total: Line, tables: dict[str, list[Line]], count: Count, least: int
) -> tuple[Line, dict[str, list[Line]]]:
    """Return total and tables without shares and medians where these would tell a small count.

    What is not told of the total stays unknown where one of the cases could stand elsewhere with
    nothing that is told being another, in whichever line of whichever table it is counted.
    """
    hidden = [one for one in COUNTS if not total.told.tells(one)]
    small = [one for one in hidden if hides_small(total.tally, one, least)]
    if all(_has_twin(one, total, tables, count, least) for one in small):
        return total, tables
    silent = {
        table: [replace(line, tells_share=False) for line in lines]
        for table, lines in tables.items()
    }
    return replace(total, tells_share=False), silent


def _has_twin(
    name: str, total: Line, tables: dict[str, list[Line]], count: Count, least: int
) -> bool:
    lines = {
        (table, key): line for table, lines in tables.items() for line in lines for key in line.keys
    }
    told = getattr(total.tally, name)
    for place, standing in count.cells:
        counted = [lines.get(pair) for pair in zip(TABLES, place, strict=True)]
        for gone, come in permutations(Standing, 2):
            if gone != standing:
                continue
            if getattr(exchanged(total.tally, gone, come), name) != told and all(
                line.looks_alike(exchanged(line.tally, gone, come), least)
                for line in (total, *filter(None, counted))
            ):
                return True
    return False


def _all(count: Count, table: str, names: Names) -> dict[str, Tally]:
    """Return the tallies of a table, also of what nothing came from, be it without a name."""
    counted: Mapping[str, Tally] = getattr(count, table)
    named = {key: counted.get(key, Tally()) for key in names.of(table)}
    if nameless_of(table):
        named[UNNAMED] = Tally()
    return named | {key: tally for key, tally in counted.items() if key not in names.of(table)}


def _unnamed(count: Count, table: str, names: Names) -> Collection[str]:
    counted: Mapping[str, Tally] = getattr(count, table)
    return {UNNAMED, *(key for key in counted if key not in names.of(table))}


def _lines(lines: list[Line], table: str, names: Mapping[str, str], least: int) -> list[Figures]:
    """Return the lines: months in their order, others from the largest; what is merged at last."""
    if table != "months":
        lines = sorted(lines, key=lambda line: (line.is_merged, -line.tally.received))
    return [
        {
            "key": "" if line.is_merged else line.keys[0],
            "name": others_of(table) if line.is_merged else names[line.keys[0]],
            "is_merged": line.is_merged,
            "merged": _merged(line, table, names),
            **_told(line, least),
        }
        for line in lines
    ]


def _merged(line: Line, table: str, names: Mapping[str, str]) -> list[str]:
    """Return what stands together in a line; what has no name always may."""
    if not line.is_merged:
        return []
    return [*(names[key] for key in names if key in line.keys), *nameless_of(table)]


def _told(line: Line, least: int) -> Figures:
    counts = {name: getattr(line.tally, name) if line.told.tells(name) else None for name in COUNTS}
    return {
        "received": line.tally.received,
        **counts,
        "on_time_percent": line.share(least),
        "median_days": line.median(least),
    }


def _days(total: Line, least: int) -> list[Figures]:
    """Return in how many days how many were closed; nothing where their sum is not told."""
    if total.told < Told.CLOSED:
        return []
    return [
        {"from": first, "to": last, "closed": many}
        for first, last, many in spans_of(total.tally.days, least=least)
    ]
