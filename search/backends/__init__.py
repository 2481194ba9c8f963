"""Wagtail's own search (admin, choosers, API v2): modelsearch's database backends, our analysis.

The public search does not pass here: it is `search.engines`. Both find a word by the same terms.
"""

from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  modelsearch looks for this name
    """Return the backend of the default database."""
    if connection.vendor == "postgresql":
        from search.backends.postgresql import PostgresqlSearchBackend  # noqa: PLC0415

        return PostgresqlSearchBackend(params)
    from search.backends.sqlite import SqliteSearchBackend  # noqa: PLC0415

    return SqliteSearchBackend(params)
