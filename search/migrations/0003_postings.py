"""The index of PostgreSQL; other databases have their own."""

from django.db import migrations

CREATE = (
    """CREATE TABLE IF NOT EXISTS search_posting (
        term varchar(64) COLLATE "C" NOT NULL,
        entry_id bigint NOT NULL,
        weight integer NOT NULL,
        length integer NOT NULL,
        PRIMARY KEY (term, entry_id) INCLUDE (weight, length)
    )""",
    "CREATE INDEX IF NOT EXISTS search_posting_entry ON search_posting (entry_id)",
    """CREATE TABLE IF NOT EXISTS search_total (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        entries bigint NOT NULL,
        terms bigint NOT NULL
    )""",
)


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in CREATE:
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TABLE IF EXISTS search_posting, search_total")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_fts")]
    operations = [migrations.RunPython(create, drop, elidable=False)]
