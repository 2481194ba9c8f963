"""Reasons to begin with; the office changes them as it likes."""

from django.db import migrations

REASONS = (
    ("کم‌تر از حد نصاب", "امتیاز طرح در سنجش با معیارهای فراخوان از طرح‌های پذیرفته‌شده کم‌تر بود."),
    ("پایان اعتبار", "اعتبار فراخوان به طرح‌هایی رسید که امتیاز بیش‌تری داشتند."),
    ("بیرون از موضوع", "موضوع طرح با موضوع فراخوان هم‌خوان نبود."),
    ("بودجهٔ نامتناسب", "هزینه‌های طرح با کاری که پیشنهاد شده بود تناسب نداشت."),
    ("برنامهٔ ناروشن", "برنامهٔ زمانی یا خروجی‌های طرح روشن نبود."),
    ("هم‌پوشانی", "کار پیشنهادی در همان شهرستان در دست اجراست."),
)


def fill(apps, schema_editor):
    rows = apps.get_model("ngo_projects", "PlanRefusal").objects
    for order, (title, text) in enumerate(REASONS, start=1):
        rows.get_or_create(title=title, defaults={"text": text, "order": order * 10})


class Migration(migrations.Migration):
    dependencies = [("ngo_projects", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
