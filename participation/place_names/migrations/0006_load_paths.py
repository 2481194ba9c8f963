"""Ship three paths of namings: data of the office, free to change afterwards."""

import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data" / "paths.json"


def load_paths(apps, schema_editor):
    """Add those whose class has no path yet."""
    NamingPath = apps.get_model("place_names", "NamingPath")
    Stage = apps.get_model("place_names", "Stage")
    Move = apps.get_model("place_names", "Move")
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        if NamingPath.objects.filter(path_class=row["path_class"], city_key="").exists():
            continue
        path = NamingPath.objects.create(
            title=row["title"], path_class=row["path_class"], note=row["note"]
        )
        for order, told in enumerate(row["stages"]):
            moves = told.pop("moves")
            stage = Stage.objects.create(path=path, sort_order=order, **told)
            for place, (label, kind, target) in enumerate(moves):
                Move.objects.create(
                    stage=stage, sort_order=place, label=label, kind=kind, target=target
                )


class Migration(migrations.Migration):
    dependencies = [("place_names", "0005_paths")]

    operations = [migrations.RunPython(load_paths, migrations.RunPython.noop)]
