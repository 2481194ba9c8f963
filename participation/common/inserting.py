"""Rows that are inserted often: the SQL of each model is written once.

Django spends more on writing an INSERT than a database on obeying it, and a submission has eight.
No signal is sent and no parent is saved: for models of ours that nobody listens to.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import AutoField, Field, Model


class _Statement(NamedTuple):
    """An INSERT: its SQL and the fields that fill it."""

    sql: str
    fields: "tuple[Field[Any, Any], ...]"


def insert(*rows: Model) -> None:
    """Insert new rows; on PostgreSQL with one wait for all of them.

    Keys that the database gives are not told: ``insert_keyed`` does that.
    """
    with _without_waiting(len(rows)), connection.cursor() as cursor:
        for row in rows:
            statement = _statement(type(row))
            cursor.execute(statement.sql, _values(row, statement))
            _is_kept(row)


def insert_keyed(row: Model) -> None:
    """Insert a new row that learns the key that the database gives it."""
    key = row._meta.pk
    with connection.cursor() as cursor:
        statement = _statement(type(row))
        sql = f"{statement.sql} RETURNING {connection.ops.quote_name(str(key.column))}"
        cursor.execute(sql, _values(row, statement))
        setattr(row, key.attname, cursor.fetchone()[0])
    _is_kept(row)


def insert_once(row: Model) -> bool:
    """Insert a row unless a unique value of it is there already; return whether it was inserted."""
    with connection.cursor() as cursor:
        statement = _statement(type(row))
        # Of what is unique alone: a value that may not be there at all is still refused.
        cursor.execute(f"{statement.sql} ON CONFLICT DO NOTHING", _values(row, statement))
        if cursor.rowcount != 1:
            return False
    _is_kept(row)
    return True


@contextmanager
def _without_waiting(count: int) -> Iterator[None]:
    """Send several statements before the first answer is waited for, where the database can."""
    if count > 1 and connection.vendor == "postgresql":
        connection.ensure_connection()
        with connection.wrap_database_errors, connection.connection.pipeline():
            yield
    else:
        yield


@cache
def _statement(model: type[Model]) -> _Statement:
    """Write the statement of a model, as SQLite and PostgreSQL both read it."""
    quote = connection.ops.quote_name
    fields = tuple(
        field for field in model._meta.local_concrete_fields if not isinstance(field, AutoField)
    )
    columns = ", ".join(quote(str(field.column)) for field in fields)
    gaps = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    return _Statement(f"INSERT INTO {table} ({columns}) VALUES ({gaps})", fields)  # noqa: S608


def _values(row: Model, statement: _Statement) -> list[Any]:
    return [
        field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for field in statement.fields
    ]


def _is_kept(row: Model) -> None:
    row._state.adding, row._state.db = False, connection.alias
