"""Say where the seats of the counties lie (docs/desk.md says from where that is known)."""

import json
from pathlib import Path

import django.core.validators
from django.db import migrations, models

DATA = Path(__file__).resolve().parent.parent / "data" / "county_seats.json"


def place_counties(apps, schema_editor):
    County = apps.get_model("common", "County")
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        place = {"latitude": row["latitude"], "longitude": row["longitude"]}
        County.objects.filter(name=row["name"], latitude=None).update(**place)


def between(low, high):
    return [
        django.core.validators.MinValueValidator(low),
        django.core.validators.MaxValueValidator(high),
    ]


class Migration(migrations.Migration):
    dependencies = [("common", "0019_successors")]
    operations = [
        migrations.AddField(
            model_name="county",
            name="latitude",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Where its seat lies, such as 32.65.",
                max_digits=4,
                null=True,
                validators=between(24, 41),
                verbose_name="latitude",
            ),
        ),
        migrations.AddField(
            model_name="county",
            name="longitude",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Such as 51.67. Without both the county is not on the map of cases.",
                max_digits=4,
                null=True,
                validators=between(43, 65),
                verbose_name="longitude",
            ),
        ),
        migrations.RunPython(place_counties, migrations.RunPython.noop),
    ]
