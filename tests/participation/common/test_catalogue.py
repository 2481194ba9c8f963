"""A catalogue answers as a plain walk over its rows does."""

import random
from datetime import date, timedelta

import pytest

from participation.common.catalogue import Catalogue, Listing

COLOURS = ("red", "green", "blue")
FIRST = date(2026, 3, 21)


class Shelf:
    """Rows as tuples of key, day, colours; and the catalogue of the same."""

    def __init__(self, size: int) -> None:
        dice = random.Random(size)  # noqa: S311
        keys = dice.sample(range(1, size * 10 + 10), size)
        days = sorted((FIRST + timedelta(dice.randrange(40)) for _ in range(size)), reverse=True)
        undated = size // 10
        days[size - undated :] = [None] * undated
        colours = [{c for c in COLOURS if dice.random() < 0.4} for _ in range(size)]
        self.rows = list(zip(keys, days, colours, strict=True))
        self.catalogue = Catalogue(keys, days)
        self.catalogue.file(
            "colour",
            {c: [place for place, row in enumerate(self.rows) if c in row[2]] for c in COLOURS},
        )

    def keys(self, bits: int) -> list[int]:
        return self.catalogue.page(bits, 0, len(self.rows) + 1)


@pytest.fixture(params=[0, 1, 7, 64, 999, 9_000])
def shelf(request) -> Shelf:
    return Shelf(request.param)


def test_rows_under_any_of_some_values(shelf) -> None:
    found = shelf.keys(shelf.catalogue.under("colour", ["red", "blue", "none"]))
    assert found == [key for key, _day, has in shelf.rows if has & {"red", "blue"}]
    assert shelf.catalogue.under("size", ["red"]) == shelf.catalogue.under("colour", []) == 0


def test_rows_of_days_both_included(shelf) -> None:
    since, until = FIRST + timedelta(10), FIRST + timedelta(20)

    def expected(since, until) -> list[int]:
        dated = [row for row in shelf.rows if row[1]]
        return [
            key for key, day, _has in dated
            if (not since or day >= since) and (not until or day <= until)
        ]  # fmt: skip

    for asked in ((since, until), (since, None), (None, until), (until, since), (None, None)):
        assert shelf.keys(shelf.catalogue.between(*asked)) == expected(*asked)


def test_rows_with_keys_and_none_for_unknown_ones(shelf) -> None:
    wanted = [row[0] for row in shelf.rows[::3]]
    found = shelf.keys(shelf.catalogue.having([*wanted, -5, 10**9]))
    assert found == wanted


def test_counts_under_a_choice(shelf) -> None:
    reds = shelf.catalogue.under("colour", ["red"])
    expected = {c: sum({"red", c} <= has for _key, _day, has in shelf.rows) for c in COLOURS}
    counted = shelf.catalogue.counts("colour", reds)
    assert counted == {colour: count for colour, count in expected.items() if count}


def test_pages_follow_each_other_without_a_gap(shelf) -> None:
    for bits in (shelf.catalogue.all, shelf.catalogue.under("colour", ["green"])):
        whole = shelf.keys(bits)
        assert len(whole) == bits.bit_count()
        pages = [shelf.catalogue.page(bits, at, 20) for at in range(0, len(whole) + 20, 20)]
        assert [key for page in pages for key in page] == whole


def test_a_listing_leaves_out_what_has_gone(shelf) -> None:
    keys = shelf.keys(shelf.catalogue.all)
    rows = Listing(
        shelf.catalogue, shelf.catalogue.all, lambda asked: {k: str(k) for k in asked[1:]}
    )
    assert len(rows) == len(keys)
    assert rows[0:20] == [str(key) for key in keys[1:20]]
