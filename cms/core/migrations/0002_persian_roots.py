"""Call the root of all pages and that of all collections by Persian names."""

from django.db import migrations


def rename(apps, schema_editor):
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root")
    root.update(title="همهٔ صفحه‌ها", draft_title="همهٔ صفحه‌ها")
    collection = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root")
    collection.update(name="مجموعهٔ اصلی")


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_persian_names"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
