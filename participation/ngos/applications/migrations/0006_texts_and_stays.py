"""Texts that may be told once an authority has answered; since when each application is where it is."""

from django.db import migrations

TEXTS = {
    "ask": (
        ("مدارک هویتی", "لطفاً مدارک هویتی مؤسسان را دوباره و خوانا بفرستید."),
        ("مدرک تخصص", "لطفاً مدرک یا گواهی تخصص مرتبط با موضوع فعالیت را کامل کنید."),
        ("موضوع فعالیت", "لطفاً موضوع فعالیت را روشن‌تر بنویسید."),
        ("نشانی و تماس", "لطفاً نشانی و راه‌های تماس سازمان را درست کنید."),
        ("ترکیب مؤسسان", "لطفاً فهرست مؤسسان و سمت‌ها را بازبینی و درست کنید."),
    ),
    "inform": (
        ("ادامهٔ بررسی", "بررسی درخواست شما ادامه دارد. نتیجه را در همین صفحه می‌خوانید."),
        ("نوبت هیئت", "درخواست شما آمادهٔ طرح در هیئت است و در نخستین جلسهٔ ممکن مطرح می‌شود."),
        ("مراجعهٔ حضوری", "لطفاً نمایندهٔ مؤسسان در ساعت اداری به دبیرخانه مراجعه کند."),
    ),
}


def fill(apps, schema_editor):
    text = apps.get_model("ngo_applications", "ApprovedText")
    for purpose, rows in TEXTS.items():
        for place, (title, words) in enumerate(rows, start=1):
            text.objects.create(purpose=purpose, title=title, text=words, order=10 * place)
    application = apps.get_model("ngo_applications", "Application")
    event = apps.get_model("cases", "CaseEvent")
    stay = apps.get_model("ngo_applications", "Stay")
    for row in application.objects.select_related("case").iterator(chunk_size=500):
        moved = event.objects.filter(case=row.case_id, data__after=row.case.state)
        last = moved.order_by("-pk").values_list("at", flat=True).first()
        stay.objects.create(
            case_id=row.case_id, state=row.case.state, entered_at=last or row.case.received_at
        )


class Migration(migrations.Migration):
    dependencies = [("ngo_applications", "0005_papers_and_stages")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
