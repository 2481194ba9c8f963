"""Fill in the kinds of places, and let the database guard the past of names."""

import json
import secrets
from pathlib import Path

from django.db import migrations

from participation.common.models.named import sort_key
from participation.place_names.guards import guard, lift
from persian import letters
from persian.letters import compact_key

DATA = Path(__file__).resolve().parent.parent / "data" / "kinds.json"
LIST = "places"


def before_name(kind):
    """Return a kind as it stands before a name, as the model did when this was written."""
    if kind.endswith("ا"):
        return f"{kind}ی"
    return f"{kind}ٔ" if kind.endswith("ه") and not kind.endswith("اه") else kind


def add_kinds(apps, schema_editor):
    """Add those that are not there."""
    PlaceKind = apps.get_model("place_names", "PlaceKind")
    for place, row in enumerate(json.loads(DATA.read_text(encoding="utf-8"))):
        name = row["name"]
        PlaceKind.objects.get_or_create(
            name=name,
            defaults={
                **row,
                "slug": letters.slug(name, max_length=60),
                "before_name": before_name(name),
                "order": 10 * (place + 1),
                "name_key": compact_key(name),
                "sort_key": sort_key(name),
                "search_text": "\n".join(map(compact_key, (name, *row["alternative_names"]))),
            },
        )


def mark(apps, schema_editor):
    """Give the list its first version: what was never marked is read anew each time."""
    VersionMark = apps.get_model("common", "VersionMark")
    if not VersionMark.objects.filter(name=LIST).exists():
        VersionMark.objects.create(name=LIST, token=secrets.randbelow(2**31 - 1))


class Migration(migrations.Migration):
    """A later change of a table makes SQLite build it anew: guard it once more there."""

    dependencies = [("place_names", "0001_initial"), ("common", "0019_successors")]

    operations = [
        migrations.RunPython(add_kinds, migrations.RunPython.noop),
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.RunPython(
            lambda apps, schema_editor: guard(schema_editor.connection),
            lambda apps, schema_editor: lift(schema_editor.connection),
        ),
    ]
