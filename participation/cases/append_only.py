"""The database's own guard of the timeline: no row of it is changed or removed.

Installed by a migration; tests that empty all tables lift it for that moment.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "cases_caseevent"
MESSAGE = "The timeline of a case is append-only."

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{what} BEFORE {what} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for what in ("update", "delete")
]
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
]
LIFT_SQLITE = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{what}" for what in ("update", "delete")]
LIFT_POSTGRESQL = [f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}"]


def guard(connection: BaseDatabaseWrapper) -> None:
    """Install the triggers."""
    _run(connection, SQLITE if connection.vendor == "sqlite" else POSTGRESQL)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers."""
    _run(connection, LIFT_SQLITE if connection.vendor == "sqlite" else LIFT_POSTGRESQL)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
