"""Stages write letters: those of the paths that were shipped get words where they have none."""

import json
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

FOLDER = Path(__file__).resolve().parent.parent / "data"


def write_letters(apps, schema_editor):
    """Fill stages whose letter the office has not written or changed."""
    Stage = apps.get_model("place_names", "Stage")
    shipped = {
        (row["title"], stage["title"]): stage.get("letter_text", "")
        for row in json.loads((FOLDER / "paths.json").read_text(encoding="utf-8"))
        for stage in row["stages"]
    }
    letters = json.loads((FOLDER / "stage_letters.json").read_text(encoding="utf-8"))
    for path, stages in letters.items():
        for title, words in stages.items():
            untouched = Stage.objects.filter(
                path__title=path, title=title, letter_text=shipped[path, title]
            )
            untouched.update(letter_subject=words["subject"], letter_text=words["text"])


class Migration(migrations.Migration):
    dependencies = [("common", "0019_successors"), ("place_names", "0007_imports")]

    operations = [
        migrations.AddField(
            model_name="stage",
            name="letter_copies",
            field=models.TextField(
                blank=True,
                help_text="One on each line: who gets it, then “؛” and what for.",
                max_length=1000,
                verbose_name="Copies",
            ),
        ),
        migrations.AddField(
            model_name="stagevisit",
            name="letter",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="common.letter",
            ),
        ),
        migrations.AlterField(
            model_name="stage",
            name="letter_text",
            field=models.TextField(
                blank=True,
                help_text="{number}, {action}, {place}, {where}, {extent}, {name}, {decided}, {reason} and {today} are filled.",
                max_length=4000,
                verbose_name="text of the letter",
            ),
        ),
        migrations.RunPython(write_letters, migrations.RunPython.noop),
    ]
