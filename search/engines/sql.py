"""What the engines inside a database share: conditions, the page's order, counted facets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from persian.jalali import today
from search.engines.base import FADED_DAYS, RECENT
from search.facets import FACETS
from search.query import COUNTED, Order, Query
from search.result import Match

COLUMNS = {
    "kind": "e.kind",
    "county": "e.county",
    "body": "e.body",
    "year": "e.year",
    "organisation": "e.organisations",
}
MANY = "organisation"
NEWEST = "e.date DESC NULLS LAST, e.id DESC"


@dataclass(frozen=True)
class Condition:
    """A piece of SQL with its values."""

    sql: str
    values: tuple[Any, ...] = ()

    def __and__(self, other: "Condition") -> "Condition":
        return Condition(f"{self.sql} AND {other.sql}", self.values + other.values)


def moment_now() -> Any:
    """Return this moment as the database compares it."""
    now = timezone.now()
    # SQLite keeps moments as text in UTC, without a zone.
    return (
        now.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
        if connection.vendor == "sqlite"
        else now
    )


def in_time(query: Query) -> Condition:
    """Keep what is visible now and of the asked days."""
    now = moment_now()
    kept = Condition(
        "(e.visible_from IS NULL OR e.visible_from <= %s)"
        " AND (e.visible_until IS NULL OR e.visible_until > %s)",
        (now, now),
    )
    if query.since:
        kept &= Condition("e.date >= %s", (_day(query.since),))
    if query.until:
        kept &= Condition("e.date <= %s", (_day(query.until),))
    return kept


def chosen(query: Query) -> Condition | None:
    """Keep what has one of the chosen values of every facet; None where nothing is chosen."""
    kept: Condition | None = None
    for name, values in query.facets.items():
        if not values:
            continue
        if name == MANY:
            one = Condition(
                "(" + " OR ".join(["e.organisations LIKE %s"] * len(values)) + ")",
                tuple(f"% {value} %" for value in values),
            )
        else:
            marks = ", ".join(["%s"] * len(values))
            cast = tuple(_number(value) for value in values) if name == "year" else values
            one = Condition(f"{COLUMNS[name]} IN ({marks})", cast)
        kept = one if kept is None else kept & one
    return kept


def kept(query: Query) -> Condition:
    """Keep what is visible, of the asked days and chosen."""
    narrowed = chosen(query)
    return in_time(query) & narrowed if narrowed else in_time(query)


def recency() -> Condition:
    """Return the factor by which a recent thing counts more, between 1 and 1 + RECENT."""
    days = {
        "sqlite": "ABS(julianday(%s) - julianday(e.date))",
        "postgresql": "ABS(%s::date - e.date)",
    }[connection.vendor]
    return Condition(
        f"(1.0 + CASE WHEN e.date IS NULL THEN 0.0"
        f" ELSE MAX(0.0, {RECENT} * (1.0 - {days} / {FADED_DAYS}.0)) END)".replace(
            "MAX(", "GREATEST(" if connection.vendor == "postgresql" else "MAX("
        ),
        (_day(today()),),
    )


def order_by(query: Query) -> str:
    """Return the order of hits; what is equal comes newest first, on every engine."""
    return NEWEST if query.order is Order.NEWEST else f"score DESC, {NEWEST}"


def exist(asked: Sequence[Condition]) -> list[bool]:
    """Return for each query whether it has a row, in one query for all."""
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(f"EXISTS({one.sql} LIMIT 1)" for one in asked),
            [value for one in asked for value in one.values],
        )
        return [bool(answer) for answer in cursor.fetchone()]


class ShownRow(NamedTuple):
    """What is shown of an entry."""

    kind: str
    object_id: str
    title: str
    number: str
    url: str
    summary: str
    date: date | None
    county: str
    body: str
    text: str


# Written by hand: the query set and its rows cost four times what the database does.
SHOWN_ROWS = (
    f"SELECT e.id, {', '.join(f'e.{name}' for name in ShownRow._fields)}"  # noqa: S608
    " FROM search_entry e WHERE e.id IN ({marks}) AND {kept}"
)


def shown_rows(ids: Sequence[int]) -> dict[int, ShownRow]:
    """Return what is shown of those of these entries that are visible at this moment."""
    if not ids:
        return {}
    kept = in_time(Query(""))
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(SHOWN_ROWS.format(marks=marks, kept=kept.sql), (*ids, *kept.values))
        return {pk: ShownRow(*rest) for pk, *rest in cursor.fetchall()}


def object_ids(ids: Sequence[int]) -> list[str]:
    """Return the ids of the sources of those of these entries that are visible at this moment."""
    if not ids:
        return []
    kept = in_time(Query(""))
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(
            f"SELECT e.object_id FROM search_entry e WHERE e.id IN ({marks}) AND {kept.sql}",  # noqa: S608
            (*ids, *kept.values),
        )
        return [row[0] for row in cursor.fetchall()]


def count(
    rows: Sequence[tuple[Any, ...]],
    query: Query,
    ids: list[int],
    narrowed: Sequence[tuple[Any, ...]] | None = None,
) -> Match:
    """Count facets over the rows that the words find: the columns of ``COLUMNS``, in order.

    One row more than ``COUNTED`` says that there are others; then ``narrowed`` are those that pass
    the choices, where there are choices.
    """
    wanted = {name: frozenset(values) for name, values in query.facets.items() if values}
    counters: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    total = len(rows)
    if wanted:
        total = _count_chosen(rows, wanted, counters)
    else:
        counters = _counted(rows)
    if narrowed is not None:
        total = len(narrowed)
        for name, counter in _counted(narrowed).items():
            # A facet's own choice does not narrow it: of its other values there are at least those.
            more = Counter(_named(counter))
            counters[name] = counters[name] | more if name in wanted else more
    return Match(
        ids=ids,
        total=min(total, COUNTED),
        is_capped=total > COUNTED,
        is_empty=not rows,
        facets={name: _named(counter) for name, counter in counters.items()},
    )


def _counted(rows: Sequence[tuple[Any, ...]]) -> dict[str, Counter[str]]:
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    return {
        name: _parted(Counter(column)) if name == MANY else _filled(Counter(column))
        for name, column in zip(COLUMNS, columns, strict=True)
    }


def _count_chosen(
    rows: Sequence[tuple[Any, ...]],
    wanted: dict[str, frozenset[str]],
    counters: dict[str, Counter[str]],
) -> int:
    """Count each facet over the rows that pass all the others; return how many pass all."""
    total = 0
    places = {name: place for place, name in enumerate(COLUMNS)}
    for row in rows:
        failed = [
            name
            for name, values in wanted.items()
            if values.isdisjoint(_split(name, row[places[name]]))
        ]
        if len(failed) > 1:
            continue
        total += not failed
        for name in failed or FACETS:
            counters[name].update(_split(name, row[places[name]]))
    return total


def _split(name: str, value: Any) -> Iterable[str]:
    if name == MANY:
        return str(value).split()
    return (str(value),) if value not in (None, "") else ()


def _filled(counter: Counter[Any]) -> Counter[Any]:
    for nothing in (None, ""):
        del counter[nothing]
    return counter


def _parted(counter: Counter[str]) -> Counter[str]:
    """Count the parts of texts instead of the texts."""
    parts: Counter[str] = Counter()
    for text, number in counter.items():
        for part in text.split():
            parts[part] += number
    return parts


def _named(counter: Counter[Any]) -> dict[str, int]:
    return {str(value): number for value, number in counter.items()}


def _day(day: Any) -> Any:
    return day.isoformat() if connection.vendor == "sqlite" else day


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 6 else -1  # noqa: PLR2004
