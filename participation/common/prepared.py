"""Queries whose SQL is written once in each thread; the database is asked anew each time.

Django spends a millisecond on writing the SQL of a wide query, more than SQLite on answering it.
Where a public page asks the same query with other values each time, prepare it::

    _item = Prepared(lambda path: Item.objects.visible().filter(path=path), "\\x01path")
    found = _item.rows("/news/1/")

``build`` gets the slots, values that stand nowhere else in the query, and the SQL's parameters
that are equal to one are replaced by the values of each call. Texts, whole numbers and days can be
slots, within the range of their column: a lookup must hand them to the database as they are.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet, prefetch_related_objects

M = TypeVar("M", bound=Model)
FIRST_SLOT = 1_900_000_001


@dataclass(frozen=True)
class _Written:
    """A compiler that has done its work, with the query set that reads its rows."""

    queryset: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]


class Prepared(Generic[M]):
    """A query of one shape."""

    def __init__(self, build: "Callable[..., QuerySet[M]]", *slots: Any) -> None:
        """Take the function that builds the query from as many values as there are slots."""
        self._build = build
        self._slots = slots
        self._local = threading.local()

    def rows(self, *values: Any) -> list[M]:
        """Return what the query finds with these values for its slots, prefetches included."""
        written = self._written()
        given = dict(zip(_adapted(self._slots), _adapted(values), strict=True))
        params = tuple(given.get(param, param) for param in written.params)
        written.compiler.as_sql = lambda *_args, **_kwargs: (written.sql, params)
        # Of rows or, where the query asks for values, of values.
        found: list[M] = list(written.queryset._iterable_class(written.queryset))
        if lookups := written.queryset._prefetch_related_lookups:
            prefetch_related_objects(found, *lookups)
        return found

    def first(self, *values: Any) -> M | None:
        """Return the first row, or None."""
        return next(iter(self.rows(*values)), None)

    def _written(self) -> _Written:
        """Return the SQL of this thread, whose compiler knows this thread's connection."""
        connection = connections[DEFAULT_DB_ALIAS]
        there: tuple[Any, _Written] | None = getattr(self._local, "written", None)
        if there is None or there[0] is not connection:
            there = self._local.written = connection, self._write()
        return there[1]

    def _write(self) -> _Written:
        queryset = self._build(*self._slots).using(DEFAULT_DB_ALIAS)
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        if missing := [slot for slot in _adapted(self._slots) if slot not in params]:
            raise ValueError(f"The query does not ask for {missing}.")
        converters = compiler.get_converters([column for column, *_names in compiler.select])
        compiler.get_converters = lambda _expressions: converters
        queryset.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
        return _Written(queryset, compiler, sql, params)


class PreparedIn(Generic[M]):
    """Rows of which a field is one of some values; the SQL is written once for each number of them.

    The values are whole numbers, or texts where ``is_text``.
    """

    def __init__(
        self, build: "Callable[[], QuerySet[M]]", field: str, *, is_text: bool = False
    ) -> None:
        """Take the function that builds the query for any values."""
        self._build = build
        self._field = field
        self._is_text = is_text
        self._by_number: dict[int, Prepared[M]] = {}

    def rows(self, keys: Sequence[Any]) -> list[M]:
        """Return what is there."""
        if not keys:
            return []
        number = len(keys)
        if number not in self._by_number:
            slots = range(FIRST_SLOT, FIRST_SLOT + number)
            self._by_number[number] = Prepared(
                lambda *values: self._build().filter(**{f"{self._field}__in": values}),
                *(f"\x01{slot}" if self._is_text else slot for slot in slots),
            )
        return self._by_number[number].rows(*keys)


class PreparedBulk(PreparedIn[M]):
    """The rows with some keys, by key."""

    def __init__(self, build: "Callable[[], QuerySet[M]]") -> None:
        """Take the function that builds the query for rows of any keys."""
        super().__init__(lambda: build().order_by(), "pk")

    def __call__(self, keys: Sequence[int]) -> dict[int, M]:
        """Return what is there."""
        return {row.pk: row for row in self.rows(keys)}


def _adapted(values: Iterable[Any]) -> list[Any]:
    """Return values as the database is given them."""
    adapt = connections[DEFAULT_DB_ALIAS].ops.adapt_datefield_value
    return [adapt(value) if isinstance(value, date) else value for value in values]
