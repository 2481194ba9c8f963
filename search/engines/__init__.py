"""The engines, and which one is asked."""

from functools import cache

from django.conf import settings
from django.db import connection

from search.engines.base import DatabaseEngine, Engine, EngineError

__all__ = ["DatabaseEngine", "Engine", "EngineError", "asked_engine", "database_engine"]


@cache
def _of_vendor(vendor: str) -> DatabaseEngine:
    if vendor == "postgresql":
        from search.engines.postgresql import PostgresqlEngine  # noqa: PLC0415

        return PostgresqlEngine()
    from search.engines.sqlite import SqliteEngine  # noqa: PLC0415

    return SqliteEngine()


def database_engine() -> DatabaseEngine:
    """Return the engine inside the database: always kept, and what the other falls back to."""
    return _of_vendor(connection.vendor)


def is_remote() -> bool:
    """Return whether another server is asked first."""
    return bool(settings.SEARCH_ENGINE == "elasticsearch")


def asked_engine() -> Engine:
    """Return the engine that the settings name."""
    if not is_remote():
        return database_engine()
    from search.engines.elasticsearch import ElasticsearchEngine  # noqa: PLC0415

    return ElasticsearchEngine()
