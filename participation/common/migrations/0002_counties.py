"""Fill in the counties of the province."""

import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data" / "counties.json"


def add_counties(apps, schema_editor):
    County = apps.get_model("common", "County")
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        County.objects.get_or_create(name=row["name"], defaults=row)


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]
    operations = [migrations.RunPython(add_counties, migrations.RunPython.noop)]
