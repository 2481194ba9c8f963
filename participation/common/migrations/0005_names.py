"""Give names the keys that they are found and sorted by."""

from django.db import migrations, models

from participation.common.models.named import sort_key
from persian.letters import compact_key


def fill(apps, schema_editor):
    for name in ("County", "Unit"):
        for row in apps.get_model("common", name).objects.all():
            names = (row.name, *getattr(row, "alternative_names", ()))
            row.name_key = compact_key(row.name)[:200]
            row.sort_key = sort_key(row.name)
            row.search_text = "\n".join(compact_key(each) for each in names)
            row.save(update_fields=["name_key", "sort_key", "search_text"])


KEYS = {
    "name_key": models.CharField(default="", editable=False, max_length=200),
    "sort_key": models.CharField(db_index=True, default="", editable=False, max_length=200),
    "search_text": models.TextField(default="", editable=False),
}


class Migration(migrations.Migration):
    dependencies = [("common", "0004_tick")]
    operations = [
        *(
            migrations.AddField(model_name=model, name=name, field=field.clone())
            for model in ("county", "unit")
            for name, field in KEYS.items()
        ),
        migrations.AlterModelOptions(
            name="county",
            options={
                "ordering": ("sort_key",),
                "verbose_name": "county",
                "verbose_name_plural": "counties",
            },
        ),
        migrations.AlterModelOptions(
            name="unit",
            options={
                "ordering": ("sort_key",),
                "verbose_name": "unit",
                "verbose_name_plural": "units",
            },
        ),
        migrations.AlterField(
            model_name="county",
            name="slug",
            field=models.SlugField(
                allow_unicode=True,
                blank=True,
                help_text="Made from the name where it is left empty.",
                max_length=60,
                unique=True,
                verbose_name="slug",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
