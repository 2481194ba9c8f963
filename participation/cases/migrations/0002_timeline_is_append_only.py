from django.db import migrations

from participation.cases.append_only import guard, lift


class Migration(migrations.Migration):
    """A later change of the table makes SQLite build it anew: guard it once more there."""

    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: guard(schema_editor.connection),
            lambda apps, schema_editor: lift(schema_editor.connection),
        )
    ]
