"""Rows that are inserted often: the SQL of each model is written once.

Django spends more on writing an INSERT than a database on obeying it, and a submission has eight.
No signal is sent and no parent is saved: for models of ours that nobody listens to. PostgreSQL
reads each statement once for a connection, and is waited for once.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from functools import cache
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Field, ForeignKey, Model, UUIDField

from participation.common.encryption import EncryptedTextField

# What a database takes as it is, where it is of one of these types and no subclass.
PLAIN_TYPES: frozenset[type] = frozenset({str, bool, int, type(None)})
PLAIN_FIELDS: frozenset[Any] = frozenset(
    {
        models.CharField,
        models.TextField,
        models.BooleanField,
        models.PositiveIntegerField,
        models.PositiveSmallIntegerField,
        models.BigAutoField,
    }
)
Filler = Callable[[Any, BaseDatabaseWrapper], Any]


class Change(NamedTuple):
    """New values of a row that is there."""

    model: type[Model]
    pk: Any
    values: dict[str, Any]


class _Statement(NamedTuple):
    """A statement: its SQL and what fills its gaps."""

    sql: str
    fillers: tuple[Filler, ...]

    def values(self, row: Any, there: BaseDatabaseWrapper) -> list[Any]:
        """Return what fills the gaps for a row."""
        return [fill(row, there) for fill in self.fillers]


class Ready(NamedTuple):
    """Statements with what fills them: nothing is left to reckon while others wait for a lock."""

    rows: tuple[Model, ...]
    statements: list[tuple[str, list[Any]]]

    def write(self) -> None:
        """Write all, in the caller's transaction; on PostgreSQL with one wait for all."""
        with _without_waiting(connections[DEFAULT_DB_ALIAS]) as cursor:
            for sql, values in self.statements:
                cursor.execute(sql, values)
        for row in self.rows:
            _is_kept(row)


def ready(*rows: Model, change: Change | None = None) -> Ready:
    """Return what inserts new rows and changes one that is there, in this order.

    Keys that the database gives are not told: ``insert_keyed`` does that.
    """
    # Not the proxy, which looks up the thread's connection at each of a hundred values.
    there = connections[DEFAULT_DB_ALIAS]
    written = []
    for row in rows:
        statement = _statement(type(row))
        written.append((statement.sql, statement.values(row, there)))
    if change is not None:
        statement = _update(change.model, tuple(change.values))
        key = change.model._meta.pk.attname
        changed = SimpleNamespace(**change.values, **{key: change.pk})
        written.append((statement.sql, statement.values(changed, there)))
    return Ready(rows, written)


def insert_keyed(row: Model) -> None:
    """Insert a new row that learns the key that the database gives it."""
    key, there = row._meta.pk, connections[DEFAULT_DB_ALIAS]
    with there.cursor() as cursor:
        statement = _statement(type(row))
        sql = f"{statement.sql} RETURNING {there.ops.quote_name(str(key.column))}"
        cursor.execute(sql, statement.values(row, there))
        setattr(row, key.attname, cursor.fetchone()[0])
    _is_kept(row)


def insert_once(row: Model) -> bool:
    """Insert a row unless a unique value of it is there already; return whether it was inserted."""
    there = connections[DEFAULT_DB_ALIAS]
    with there.cursor() as cursor:
        statement = _statement(type(row))
        # Of what is unique alone: a value that may not be there at all is still refused.
        cursor.execute(f"{statement.sql} ON CONFLICT DO NOTHING", statement.values(row, there))
        if cursor.rowcount != 1:
            return False
    _is_kept(row)
    return True


@contextmanager
def _without_waiting(there: BaseDatabaseWrapper) -> Iterator[Any]:
    """Give a cursor; where the database can, all is sent before the first answer is waited for."""
    if there.vendor != "postgresql":
        with there.cursor() as cursor:
            yield cursor
        return
    from django.db.backends.postgresql import base  # noqa: PLC0415 - not there on SQLite

    there.ensure_connection()
    bindings: Any = base.ServerBindingCursor
    wrapper: Any = there
    driver: Any = there.connection
    kept = driver.prepare_threshold
    # Prepared at once: these statements come again and again. All others stay as Django sends them.
    driver.prepare_threshold = 0
    try:
        with (
            there.wrap_database_errors,
            driver.pipeline(),
            wrapper._prepare_cursor(bindings(driver)) as cursor,
        ):
            yield cursor
    finally:
        driver.prepare_threshold = kept


@cache
def _statement(model: type[Model]) -> _Statement:
    """Write the statement of a model, as SQLite and PostgreSQL both read it."""
    quote = connection.ops.quote_name
    fields = [
        field for field in model._meta.local_concrete_fields if not isinstance(field, AutoField)
    ]
    columns = ", ".join(quote(str(field.column)) for field in fields)
    gaps = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    sql = f"INSERT INTO {table} ({columns}) VALUES ({gaps})"  # noqa: S608
    return _Statement(sql, tuple(_filler(field) for field in fields))


@cache
def _update(model: type[Model], names: tuple[str, ...]) -> _Statement:
    """Write the statement that changes these fields of one row."""
    quote = connection.ops.quote_name
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    key = model._meta.pk
    columns = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    table, pk = quote(model._meta.db_table), quote(str(key.column))
    sql = f"UPDATE {table} SET {columns} WHERE {pk} = %s"  # noqa: S608
    return _Statement(sql, tuple(_filler(field) for field in (*fields, key)))


def _filler(field: "Field[Any, Any]") -> Filler:
    """Return what tells the value of a field; most go past the five calls that Django makes."""
    name, save, before, quick = field.attname, field.get_db_prep_save, field.pre_save, _quick(field)
    is_text = type(field) is models.CharField

    def filled(row: Any, there: BaseDatabaseWrapper) -> Any:
        value = getattr(row, name)
        convert = quick.get(value.__class__)
        if convert is not None:
            return convert(value)
        if is_text and isinstance(value, Enum):
            return value.value
        return save(before(row, add=True), there)

    return filled


def _quick(field: "Field[Any, Any]") -> dict[type, Callable[[Any], Any]]:
    """Return how values of exactly these types are handed over; others are left to the field."""
    last: Any = field
    while isinstance(last, ForeignKey):
        last = last.target_field
    is_sqlite = connection.vendor == "sqlite"
    nothing: dict[type, Callable[[Any], Any]] = {type(None): _as_it_is}
    if getattr(last, "auto_now", False) or getattr(last, "auto_now_add", False):
        return {}
    if isinstance(last, UUIDField):
        return nothing | {UUID: attrgetter("hex") if is_sqlite else _as_it_is}
    if type(last) is models.DateField:
        return nothing | {datetime.date: str if is_sqlite else _as_it_is}
    if type(last) is EncryptedTextField:
        return nothing | {str: last.get_prep_value}
    if type(last) is models.DateTimeField:
        return nothing
    return dict.fromkeys(PLAIN_TYPES, _as_it_is) if type(last) in PLAIN_FIELDS else {}


def _as_it_is(value: Any) -> Any:
    return value


def _is_kept(row: Model) -> None:
    row._state.adding, row._state.db = False, connection.alias
