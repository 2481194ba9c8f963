"""Write down those whom the office serves; editors may add to them."""

from django.db import migrations

AUDIENCES = [
    ("شهروندان", "شهروندان"),
    ("سازمان‌های مردم‌نهاد", "سمن-ها"),
    ("شوراهای اسلامی", "شوراها"),
    ("دستگاه‌های اجرایی", "دستگاه-ها"),
    ("فرمانداری‌ها و بخشداری‌ها", "فرمانداری-ها"),
]


def add_audiences(apps, schema_editor):
    Audience = apps.get_model("services", "Audience")
    for order, (title, slug) in enumerate(AUDIENCES, start=1):
        Audience.objects.get_or_create(
            slug=slug, defaults={"title": title, "sort_order": order * 10}
        )


class Migration(migrations.Migration):
    dependencies = [("services", "0001_initial")]
    operations = [migrations.RunPython(add_audiences, migrations.RunPython.noop)]
