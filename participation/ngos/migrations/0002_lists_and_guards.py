"""Fill in the lists of the office, and let the database guard permits and past entries."""

import json
import secrets
from pathlib import Path

from django.db import migrations

from participation.common.models.named import sort_key
from participation.ngos.guards import guard, lift
from persian import letters
from persian.letters import compact_key

DATA = Path(__file__).resolve().parent.parent / "data"
LIST = "ngos"


def read(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def add(model, place, name, **values):
    """Add a row of a list where its name is not there."""
    model.objects.get_or_create(
        name=name,
        defaults={
            **values,
            "slug": letters.slug(name, max_length=80),
            "order": 10 * (place + 1),
            "name_key": compact_key(name),
            "sort_key": sort_key(name),
            "search_text": compact_key(name),
        },
    )


def add_lists(apps, schema_editor):
    """Add what is not there."""
    for place, name in enumerate(read("activity_fields")):
        add(apps.get_model("ngos", "ActivityField"), place, name)
    for place, (name, before_name) in enumerate(read("prefixes")):
        add(apps.get_model("ngos", "NamePrefix"), place, name, before_name=before_name)
    for place, row in enumerate(read("authorities")):
        add(apps.get_model("ngos", "IssuingAuthority"), place, **row)
    for row in read("reserved_words"):
        apps.get_model("ngos", "ReservedWord").objects.get_or_create(word=row["word"], defaults=row)


def mark(apps, schema_editor):
    """Give the list its first version: what was never marked is read anew each time."""
    VersionMark = apps.get_model("common", "VersionMark")
    if not VersionMark.objects.filter(name=LIST).exists():
        VersionMark.objects.create(name=LIST, token=secrets.randbelow(2**31 - 1))


class Migration(migrations.Migration):
    """A later change of a table makes SQLite build it anew: guard it once more there."""

    dependencies = [("ngos", "0001_initial"), ("common", "0019_successors")]

    operations = [
        migrations.RunPython(add_lists, migrations.RunPython.noop),
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.RunPython(
            lambda apps, schema_editor: guard(schema_editor.connection),
            lambda apps, schema_editor: lift(schema_editor.connection),
        ),
    ]
