"""Copies of the test database, each under a name of its own, on SQLite and PostgreSQL."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
from django.core.cache import cache
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# The form of the name that Django gives a database in memory which threads share.
MEMORY = "file:memorydb_{}?mode=memory&cache=shared"


@contextmanager
def copied() -> Iterator[str]:
    """Copy the test database as it was committed; yield the name of the copy, then drop it."""
    name = f"copy_{uuid.uuid4().hex[:12]}"
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        # A database in memory is there for as long as somebody is connected to it.
        with closing(sqlite3.connect(MEMORY.format(name), uri=True)) as copy:
            connection.connection.backup(copy)
            yield MEMORY.format(name)
        return
    source = connection.settings_dict["NAME"]
    # A template has no visitors.
    connection.close()
    on_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    try:
        yield name
    finally:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def leading_to(name: str) -> Iterator[None]:
    """Let Django's connection lead to the database of this name, and back again afterwards."""
    before = connection.settings_dict["NAME"]
    _lead_to(name)
    try:
        yield
    finally:
        _lead_to(before)


def _lead_to(name: str) -> None:
    # Two fixtures of a module want different databases: one of its tests belongs elsewhere.
    assert not connection.in_atomic_block, "A transaction is open in the database that is left."
    # Its own `close` leaves a database in memory open.
    BaseDatabaseWrapper.close(connections[connection.alias])
    connection.settings_dict["NAME"] = name
    # What was remembered of the one is not true of the other.
    cache.clear()


def server() -> dict[str, Any]:
    """Return what leads to the server of the test database, without a database."""
    told: dict[str, Any] = connection.get_connection_params()
    return {name: told[name] for name in ("user", "password", "host", "port") if told.get(name)}


def on_server(sql: str) -> None:
    """Run a statement about databases."""
    with psycopg.connect(**server(), dbname="postgres", autocommit=True) as visit:
        visit.execute(sql)  # type: ignore[arg-type]
