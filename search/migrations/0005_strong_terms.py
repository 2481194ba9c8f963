"""Which terms are strong in an entry: SQLite ranks very common words by those entries alone."""

from django.db import migrations

from search.engines.bounds import strong_terms

# Contentless, without places and lengths: it only answers which entries have a term.
CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_strong USING fts5("
    "terms, content='', detail=none, columnsize=0, tokenize='ascii')"
)
BATCH = 2_000


def create(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "sqlite":
        return
    schema_editor.execute(CREATE)
    with connection.cursor() as cursor:
        last = 0
        while True:
            cursor.execute(
                "SELECT id, terms FROM search_entry WHERE id > %s ORDER BY id LIMIT %s",
                (last, BATCH),
            )
            rows = cursor.fetchall()
            if not rows:
                return
            cursor.executemany(
                "INSERT INTO search_strong(rowid, terms) VALUES (%s, %s)",
                [(pk, " ".join(strong_terms(terms.split()))) for pk, terms in rows],
            )
            last = rows[-1][0]


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS search_strong")


class Migration(migrations.Migration):
    dependencies = [("search", "0004_facets_beside_the_texts")]
    operations = [migrations.RunPython(create, drop, elidable=False)]
