"""What was deleted must not lie on in the database's own files."""

from django.db import connection


def empty_write_ahead_log() -> None:
    """Bring SQLite's write-ahead log into the database and cut it to nothing.

    Old versions of rows lie in it until other writes come over them. Where somebody is reading at
    this moment it stays until the next time. PostgreSQL reuses its log by itself.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
