"""A list that is narrowed by facets, held as bits: what stands in it and under which values.

A row is a bit, at its place in the list; a value of a facet is the number whose bits are its rows.
Narrowing is `&`, counting is `int.bit_count()`: a list of a hundred thousand rows is narrowed by
any choice and counted under it, exactly, in less than a millisecond. Reading the rows takes longer;
keep what is built in `participation.common.versions.kept`.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, reduce
from operator import and_
from typing import Any, TypeVar

Row = TypeVar("Row")
# Bytes that are looked at together for the rows of a page.
STEP = 512


class Catalogue:
    """Keys in the order of the list, and the bits of each value of each facet."""

    def __init__(self, keys: Sequence[int], days: Sequence[date | None] = ()) -> None:
        """Hold ``keys``; ``days`` are those that the list is ordered by, newest first."""
        self.keys = array("q", keys)
        # Counted backwards, because `bisect` wants them to rise; without a day comes last.
        self._days = array("l", (-day.toordinal() if day else 0 for day in days))
        self.all = (1 << len(keys)) - 1
        self._bits: dict[str, dict[Hashable, int]] = {}

    @classmethod
    def of(cls, rows: Iterable[tuple[Any, ...]], facets: Sequence[str]) -> "Catalogue":
        """Return the catalogue of rows in the order of the list: key, day, a value per facet.

        A row whose value is None stands under none of that facet.
        """
        keys: list[int] = []
        days: list[date | None] = []
        places: dict[str, dict[Hashable, list[int]]] = {name: defaultdict(list) for name in facets}
        for place, (key, day, *values) in enumerate(rows):
            keys.append(key)
            days.append(day)
            for name, value in zip(facets, values, strict=True):
                if value is not None:
                    places[name][value].append(place)
        catalogue = cls(keys, days)
        for name in facets:
            catalogue.file(name, places[name])
        return catalogue

    def file(self, facet: str, places: Mapping[Hashable, Iterable[int]]) -> None:
        """Take in a facet: the places of the rows under each of its values."""
        self._bits[facet] = {value: self._bits_at(rows) for value, rows in places.items()}

    def under(self, facet: str, values: Iterable[Hashable]) -> int:
        """Return the rows under any of these values."""
        known = self._bits.get(facet, {})
        rows = 0
        for value in values:
            rows |= known.get(value, 0)
        return rows

    def between(self, since: date | None, until: date | None) -> int:
        """Return the rows of these days, both included."""
        dated = bisect_left(self._days, 0)
        first = bisect_left(self._days, -until.toordinal(), hi=dated) if until else 0
        last = bisect_right(self._days, -since.toordinal(), hi=dated) if since else dated
        return (1 << last) - (1 << first) if first < last else 0

    def having(self, keys: Collection[int]) -> int:
        """Return the rows with these keys; unknown ones are passed by."""
        known, places = self._by_key
        found = ((key, bisect_left(known, key)) for key in keys)
        return self._bits_at(
            places[at] for key, at in found if at < len(known) and known[at] == key
        )

    def counts(self, facet: str, rows: int) -> dict[Hashable, int]:
        """Return how many of ``rows`` stand under each value of a facet, none left out."""
        counted = (
            (value, (bits & rows).bit_count()) for value, bits in self._bits.get(facet, {}).items()
        )
        return {value: count for value, count in counted if count}

    def page(self, rows: int, start: int, size: int) -> list[int]:
        """Return the keys of ``size`` of these rows, after the first ``start``."""
        if rows == self.all:
            return self.keys[start : start + size].tolist()
        data = rows.to_bytes(len(self.keys) // 8 + 1, "little")
        found: list[int] = []
        for at in range(0, len(data), STEP):
            piece = int.from_bytes(data[at : at + STEP], "little")
            if start >= (count := piece.bit_count()):
                start -= count
                continue
            while piece and len(found) < size:
                lowest = piece & -piece
                piece ^= lowest
                if start:
                    start -= 1
                else:
                    found.append(self.keys[8 * at + lowest.bit_length() - 1])
            if len(found) == size:
                break
        return found

    @cached_property
    def _by_key(self) -> "tuple[array[int], array[int]]":
        """The keys as they rise, and the place of each in the list."""
        places = sorted(range(len(self.keys)), key=self.keys.__getitem__)
        return array("q", (self.keys[place] for place in places)), array("l", places)

    def _bits_at(self, places: Iterable[int]) -> int:
        data = bytearray(len(self.keys) // 8 + 1)
        for place in places:
            data[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(data, "little")


class Narrowed:
    """A catalogue under choices: the rows that each of them leaves, by the facet it is of."""

    def __init__(self, catalogue: Catalogue, chosen: Mapping[str, int]) -> None:
        """Take the choices; what is no facet (words, days) may stand among them."""
        self._catalogue = catalogue
        self._chosen = chosen

    def rows(self, *, but: str = "") -> int:
        """Return the rows that all choices leave; ``but`` leaves one of them out."""
        left = (rows for name, rows in self._chosen.items() if name != but)
        return reduce(and_, left, self._catalogue.all)

    def counts(self, facet: str) -> dict[Any, int]:
        """Count the values of a facet under the choices of all others."""
        return self._catalogue.counts(facet, self.rows(but=facet))

    def listing(self, read: "Callable[[list[int]], Mapping[int, Row]]") -> "Listing[Row]":
        """Return the rows for a paginator; ``read`` fetches those with some keys."""
        return Listing(self._catalogue, self.rows(), read)


class Listing(Sequence[Row]):
    """Rows of a catalogue as a paginator takes them: it asks for their number and one slice."""

    def __init__(
        self, catalogue: Catalogue, rows: int, read: Callable[[list[int]], Mapping[int, Row]]
    ) -> None:
        """Stand for ``rows``; ``read`` fetches those with some keys from the database."""
        self._catalogue = catalogue
        self._rows = rows
        self._read = read

    def __len__(self) -> int:
        """Return how many there are."""
        return self._rows.bit_count()

    def __getitem__(self, part: Any) -> Any:
        """Return the rows of a slice; what has gone in this moment is left out."""
        start, stop, _step = part.indices(len(self))
        keys = self._catalogue.page(self._rows, start, stop - start)
        there = self._read(keys)
        return [there[key] for key in keys if key in there]
