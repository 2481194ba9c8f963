"""Whom the desks of the province ask, and reasons of refusals that quote nobody."""

from django.db import migrations

AUTHORITIES = (
    ("دادگستری", "رئیس کل دادگستری استان"),
    ("ادارهٔ کل اطلاعات", "مدیرکل اطلاعات استان"),
    ("فرماندهی انتظامی", "فرماندهی انتظامی استان"),
    ("دستگاه تخصصی", ""),
)
REASONS = (
    ("موضوع", "موضوع فعالیت در حوزهٔ سازمان‌های مردم‌نهاد نیست یا مرجع دیگری مجوز آن را صادر می‌کند."),
    ("مدارک", "مدارک با آنچه در درخواست نوشته شده است نمی‌خواند و در مهلت اصلاح نشده است."),
    ("اساسنامه", "اساسنامه با آیین‌نامه سازگار نیست."),
    ("نام", "نام پیشنهادی پذیرفتنی نیست."),
    ("شرایط مؤسسان", "شرایط مقرر در آیین‌نامه برای هیئت مؤسس احراز نشد."),
)


def fill(apps, schema_editor):
    authority = apps.get_model("ngo_applications", "InquiryAuthority")
    for place, (name, recipient) in enumerate(AUTHORITIES, start=1):
        authority.objects.get_or_create(
            name=name, defaults={"recipient": recipient, "order": 10 * place}
        )
    reason = apps.get_model("ngo_applications", "RefusalReason")
    for place, (title, text) in enumerate(REASONS, start=1):
        reason.objects.get_or_create(title=title, defaults={"text": text, "order": 10 * place})


class Migration(migrations.Migration):
    dependencies = [("ngo_applications", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
