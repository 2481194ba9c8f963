"""What the database itself refuses, whoever writes: a past that is rewritten.

Permits and versions are never deleted; a permit keeps its NGO, its number and its day of issue, a
version all but its end. Installed by a migration; a later change of a table makes SQLite build it
anew: guard it once more there.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

PERMITS = "ngos_permit"
VERSIONS = "ngos_ngoversion"

KEPT = {
    PERMITS: "Permits are kept for ever.",
    VERSIONS: "What an entry said is kept for ever.",
}
FIXED = {
    PERMITS: ("ngo_id", "number", "number_key", "year", "serial", "issued_on", "token"),
    VERSIONS: ("ngo_id", "number", "act", "held_from", "entry", "permit_id", "reason"),
}
CHANGED = {
    PERMITS: "A permit keeps its NGO, its number and its day of issue.",
    VERSIONS: "Only the end of a version is written later.",
}


def _sqlite(table: str) -> list[str]:
    differs = " OR ".join(f"NEW.{one} IS NOT OLD.{one}" for one in FIXED[table])
    return [
        f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{KEPT[table]}'); END",
        f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} WHEN {differs}"
        f" BEGIN SELECT RAISE(ABORT, '{CHANGED[table]}'); END",
    ]


def _postgresql(table: str) -> list[str]:
    differs = " OR ".join(f"NEW.{one} IS DISTINCT FROM OLD.{one}" for one in FIXED[table])
    code = "USING ERRCODE = 'restrict_violation'"
    return [
        f"CREATE OR REPLACE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'DELETE' THEN RAISE EXCEPTION '{KEPT[table]}' {code}; END IF;"
        f" IF {differs} THEN RAISE EXCEPTION '{CHANGED[table]}' {code}; END IF;"
        " RETURN NEW; END $$",
        f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {table}_guard()",
    ]


def guard(connection: BaseDatabaseWrapper) -> None:
    """Install the triggers."""
    make = _sqlite if connection.vendor == "sqlite" else _postgresql
    _run(connection, [statement for table in KEPT for statement in make(table)])


def lift(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers."""
    if connection.vendor == "sqlite":
        names = [f"{table}_{one}" for table in KEPT for one in ("kept", "fixed")]
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in names])
    else:
        _run(connection, [f"DROP TRIGGER IF EXISTS {table}_guard ON {table}" for table in KEPT])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
