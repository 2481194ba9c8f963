"""What is looked at in visits; the office changes it."""

from django.db import migrations

ITEMS = {
    "ngo": (
        "نشانی با پروانه یکی است",
        "تابلو و عنوان با پروانه یکی است",
        "دفترهای مالی و صورت‌جلسه‌ها در محل است",
        "فعالیت با موضوع پروانه می‌خواند",
    ),
    "place": (
        "تابلوی نام نصب و خوانا است",
        "نام روی تابلو با نام مصوب یکی است",
        "مکان پاکیزه و ایمن است",
    ),
}


def fill(apps, schema_editor):
    item = apps.get_model("visits", "VisitItem")
    for kind, titles in ITEMS.items():
        for place, title in enumerate(titles, start=1):
            item.objects.get_or_create(kind=kind, title=title, defaults={"order": 10 * place})


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
