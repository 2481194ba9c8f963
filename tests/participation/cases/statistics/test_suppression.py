"""No small count is told, none can be computed from what is."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participation.cases.statistics.counting import Count, Place
from participation.cases.statistics.publication import COUNTS, TABLES, Names, published
from participation.cases.statistics.tallies import Standing
from tests.participation.cases.statistics.attacking import known

LEAST = 3
NAMES = Names(
    months={"1405-01": "فروردین", "1405-02": "اردیبهشت"},
    counties={"1": "اصفهان", "2": "کاشان", "3": "نطنز"},
    categories={"c-1": "شورا", "c-2": "سمن", "c-3": "معبر"},
    kinds={"c": "شکایت"},
)
places = st.builds(
    Place,
    month=st.sampled_from(list(NAMES.months)),
    county=st.sampled_from([*NAMES.counties, ""]),
    category=st.sampled_from([*NAMES.categories, ""]),
    kind=st.just("c"),
)
cases = st.tuples(places, st.sampled_from(Standing))
# Some counties have much more than others, as they do.
groups = st.lists(st.tuples(cases, st.integers(1, 4)), max_size=8)
slow = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def counted(rows: list[tuple[tuple[Place, Standing], int]]) -> Count:
    count = Count()
    for (place, standing), many in rows:
        for _one in range(many):
            days = 5 if standing in {Standing.IN_TIME, Standing.LATE} else None
            count.add(place, standing, days)
    return count


def lines(figures: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield figures["total"]
    for table in TABLES:
        yield from figures[table]


def truth(line: dict[str, Any], table: str, count: Count) -> dict[str, int]:
    """Return the true counts of a line."""
    tallies = getattr(count, table)
    others = {one for one in tallies if one not in NAMES.of(table)}
    others |= {key for key, name in NAMES.of(table).items() if name in line["merged"]}
    keys = others if line["is_merged"] else {line["key"]}
    return {
        name: sum(getattr(tallies[key], name) for key in keys if key in tallies) for name in COUNTS
    }


@slow
@given(groups)
def test_no_small_count_is_told(rows: list[tuple[tuple[Place, Standing], int]]) -> None:
    figures = published(counted(rows), NAMES, least=LEAST)
    if figures is None:
        assert sum(many for _case, many in rows) < LEAST
        return
    for line in lines(figures):
        for name in ("received", *COUNTS):
            assert line[name] is None or line[name] == 0 or line[name] >= LEAST
        if line["open"] is not None and line["overdue"] is not None:
            assert not 0 < line["open"] - line["overdue"] < LEAST
    for span in figures["days"]:
        assert span["closed"] == 0 or span["closed"] >= LEAST or len(figures["days"]) == 1


@slow
@given(groups)
def test_lines_sum_up_and_put_together_at_least_two(
    rows: list[tuple[tuple[Place, Standing], int]],
) -> None:
    count = counted(rows)
    figures = published(count, NAMES, least=LEAST)
    if figures is None:
        return
    for table in TABLES:
        if figures[table]:
            assert sum(line["received"] for line in figures[table]) == count.total.received
        for line in figures[table]:
            assert not line["is_merged"] or len(line["merged"]) >= 2


@slow
@given(groups)
def test_who_tries_every_course_of_things_learns_no_small_count(
    rows: list[tuple[tuple[Place, Standing], int]],
) -> None:
    count = counted(rows)
    if count.total.received > 22:
        rows = rows[:4]
        count = counted(rows)
    figures = published(count, NAMES, least=LEAST)
    if figures is None:
        return
    for table in ("counties", "categories"):
        found = known(figures[table], figures["total"], LEAST)
        for line, values in zip(figures[table], found, strict=True):
            for name, true in truth(line, table, count).items():
                assert true in values[name]
                if 0 < true < LEAST:
                    assert len(values[name]) > 1, (table, line, name)


@slow
@given(groups)
def test_what_silent_lines_have_together_is_not_small(
    rows: list[tuple[tuple[Place, Standing], int]],
) -> None:
    count = counted(rows)
    figures = published(count, NAMES, least=LEAST)
    if figures is None:
        return
    for table in TABLES:
        for name in COUNTS:
            told = [line[name] for line in figures[table] if line[name] is not None]
            if told and figures["total"][name] is not None:
                rest = figures["total"][name] - sum(told)
                assert rest == 0 or rest >= LEAST, (table, name)


def test_one_silent_line_makes_another_silent() -> None:
    rows = [
        ((Place("1405-01", "1", "c-1", "c"), Standing.IN_TIME), 9),
        ((Place("1405-01", "2", "c-1", "c"), Standing.IN_TIME), 9),
        ((Place("1405-01", "2", "c-1", "c"), Standing.LATE), 4),
        ((Place("1405-01", "2", "c-1", "c"), Standing.OVERDUE), 4),
        ((Place("1405-01", "3", "c-1", "c"), Standing.IN_TIME), 20),
        ((Place("1405-01", "3", "c-1", "c"), Standing.OVERDUE), 2),
    ]
    figures = published(counted(rows), NAMES, least=LEAST)
    assert figures is not None
    assert figures["total"]["overdue"] == 6
    told = {line["key"]: line["overdue"] for line in figures["counties"]}
    # Kashan's four would be told, but they would tell Natanz's two.
    assert told["3"] is None
    assert told["2"] is None
    assert told["1"] == 0


def test_one_small_line_takes_the_next_smallest_along() -> None:
    rows = [
        ((Place("1405-01", "1", "c-1", "c"), Standing.IN_TIME), 9),
        ((Place("1405-01", "2", "c-1", "c"), Standing.IN_TIME), 6),
        ((Place("1405-01", "3", "c-1", "c"), Standing.IN_TIME), 2),
    ]
    figures = published(counted(rows), NAMES, least=LEAST)
    assert figures is not None
    assert [(line["name"], line["received"]) for line in figures["counties"]] == [
        ("اصفهان", 9), ("سایر شهرستان‌ها", 8),
    ]  # fmt: skip
    assert figures["counties"][1]["merged"] == ["کاشان", "نطنز", "پرونده‌های بدون شهرستان"]


def test_what_may_not_be_named_is_in_the_sums_only() -> None:
    rows = [
        ((Place("1405-01", "1", "c-1", "c"), Standing.IN_TIME), 9),
        ((Place("1405-01", "1", "c-2", "c"), Standing.IN_TIME), 6),
        ((Place("1405-01", "1", "", "c"), Standing.IN_TIME), 30),
    ]
    figures = published(counted(rows), NAMES, least=LEAST)
    assert figures is not None
    told = [(line["name"], line["received"]) for line in figures["categories"]]
    assert told == [("شورا", 9), ("سمن", 6), ("سایر موضوع‌ها", 30)]
    assert figures["categories"][-1]["merged"] == ["معبر", "موضوع‌های محرمانه"]
    assert Counter(line["name"] for line in lines({**figures, "total": {"name": ""}}))["معبر"] == 0
