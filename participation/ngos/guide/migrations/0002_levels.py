"""A guide for each level, free to change."""

from django.db import migrations

NEEDED = (
    "دست‌کم پنج مؤسس، هجده‌ساله و بالاتر و ایرانی\n"
    "دو مؤسس با مدرک یا گواهی تخصصی در موضوع فعالیت\n"
    "شناسنامه و کارت ملی هر مؤسس\n"
    "پیش‌نویس اساسنامه\n"
    "معرفی‌نامهٔ نمایندهٔ هیئت مؤسس"
)
LEVELS = (
    ("county", "full", NEEDED, "هیئت نظارت شهرستان در فرمانداری"),
    ("province", "full", NEEDED, "هیئت نظارت استان در استانداری"),
    ("nation", "guide", NEEDED, "هیئت نظارت کشور در وزارت کشور"),
)


def fill(apps, schema_editor):
    guide = apps.get_model("ngo_guide", "LevelGuide")
    for level, mode, needed, decided_by in LEVELS:
        guide.objects.get_or_create(
            level=level, defaults={"mode": mode, "needed": needed, "decided_by": decided_by}
        )


class Migration(migrations.Migration):
    dependencies = [("ngo_guide", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
