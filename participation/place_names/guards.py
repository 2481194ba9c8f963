"""What the database itself refuses, whoever writes: a past that contradicts itself.

Names are never deleted and stay with their place; of the names that a place bears or has borne no
two hold on one day; a place that is no more bears none. Installed by a migration; a later change of
a table makes SQLite build it anew: guard it once more there.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

NAMES = "place_names_placename"
PLACES = "place_names_place"

KEPT = "Names of places are kept for ever."
MOVED = "A name stays with its place."
OVERLAP = "Two names of a place hold on one day."
CEASED = "A place that is no more bears no name."

_DATED = "{row}.standing IN ('current', 'former') AND {row}.is_dated"
_DATED_NEW = _DATED.format(row="NEW")
_TAKEN = "NEW.standing IN ('current', 'coming')"
_WATCHED = "UPDATE OF place_id, standing, valid_from, valid_until, is_dated"
_HELD = (
    f"SELECT 1 FROM {NAMES} AS other WHERE other.place_id = NEW.place_id AND other.id <> NEW.id"  # noqa: S608
    f" AND {_DATED.format(row='other')}"
    " AND COALESCE(other.valid_from, '0001-01-01') < COALESCE(NEW.valid_until, '9999-12-31')"
    " AND COALESCE(NEW.valid_from, '0001-01-01') < COALESCE(other.valid_until, '9999-12-31')"
)
_GONE = f"SELECT 1 FROM {PLACES} WHERE id = NEW.place_id AND ceased_on IS NOT NULL"  # noqa: S608
_NAMED = f"SELECT 1 FROM {NAMES} WHERE place_id = NEW.id AND standing IN ('current', 'coming')"  # noqa: S608


def _sqlite(name: str, when: str, condition: str, refusal: str) -> str:
    whether = f" WHEN {condition}" if condition else ""
    return f"CREATE TRIGGER {name} {when}{whether} BEGIN SELECT {refusal}; END"


def _abort(message: str, found: str = "") -> str:
    return f"RAISE(ABORT, '{message}')" + (f" WHERE EXISTS ({found})" if found else "")


# A new row has no id in SQLite before it is written: what compares rows looks after that.
SQLITE = {
    f"{NAMES}_kept": (f"BEFORE DELETE ON {NAMES}", "", _abort(KEPT)),
    f"{NAMES}_stay": (
        f"BEFORE UPDATE OF place_id ON {NAMES}", "NEW.place_id <> OLD.place_id", _abort(MOVED),
    ),
    f"{NAMES}_held_new": (f"AFTER INSERT ON {NAMES}", _DATED_NEW, _abort(OVERLAP, _HELD)),
    f"{NAMES}_held": (f"AFTER {_WATCHED} ON {NAMES}", _DATED_NEW, _abort(OVERLAP, _HELD)),
    f"{NAMES}_gone_new": (f"AFTER INSERT ON {NAMES}", _TAKEN, _abort(CEASED, _GONE)),
    f"{NAMES}_gone": (f"AFTER {_WATCHED} ON {NAMES}", _TAKEN, _abort(CEASED, _GONE)),
    f"{PLACES}_gone": (
        f"AFTER UPDATE OF ceased_on ON {PLACES}", "NEW.ceased_on IS NOT NULL",
        _abort(CEASED, _NAMED),
    ),
}  # fmt: skip


def _refusal(message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation';"


_COALESCED = _HELD.replace("'0001-01-01'", "DATE '0001-01-01'").replace(
    "'9999-12-31'", "DATE '9999-12-31'"
)
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {NAMES}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    f" IF TG_OP = 'DELETE' THEN {_refusal(KEPT)} END IF;"
    f" IF TG_OP = 'UPDATE' THEN IF NEW.place_id <> OLD.place_id THEN {_refusal(MOVED)}"
    f" END IF; END IF;"
    f" IF {_DATED_NEW} AND EXISTS ({_COALESCED}) THEN {_refusal(OVERLAP)} END IF;"
    f" IF {_TAKEN} AND EXISTS ({_GONE}) THEN {_refusal(CEASED)} END IF;"
    " RETURN NEW; END $$",
    f"CREATE OR REPLACE FUNCTION {PLACES}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    f" IF NEW.ceased_on IS NOT NULL AND EXISTS ({_NAMED}) THEN {_refusal(CEASED)} END IF;"
    " RETURN NEW; END $$",
    f"CREATE TRIGGER {NAMES}_guard AFTER INSERT OR DELETE OR {_WATCHED} ON {NAMES}"
    f" FOR EACH ROW EXECUTE FUNCTION {NAMES}_guard()",
    f"CREATE TRIGGER {PLACES}_guard AFTER UPDATE OF ceased_on ON {PLACES}"
    f" FOR EACH ROW EXECUTE FUNCTION {PLACES}_guard()",
]
LIFT_POSTGRESQL = [
    f"DROP TRIGGER IF EXISTS {NAMES}_guard ON {NAMES}",
    f"DROP TRIGGER IF EXISTS {PLACES}_guard ON {PLACES}",
]


def guard(connection: BaseDatabaseWrapper) -> None:
    """Install the triggers."""
    if connection.vendor == "sqlite":
        _run(connection, [_sqlite(name, *told) for name, told in SQLITE.items()])
    else:
        _run(connection, POSTGRESQL)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers."""
    if connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE])
    else:
        _run(connection, LIFT_POSTGRESQL)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
