"""What NGOs owe, in practice: no readable source fixes the days, so none is marked as confirmed.

Duties are kept from the day of this migration on: nobody is late with what was never asked for.
"""

from django.db import migrations

from persian.jalali import today

FORMS = {
    "گزارش سالانهٔ فعالیت": (
        "آنچه تشکل در سال انجام داده است. نام و نشانی مددجویان را ننویسید.",
        "تصویر گزارش امضاشده و عکس برنامه‌ها",
        (
            ("در این سال چه کردید؟", "هر برنامه در یک بند: چه بود، کجا و برای چه کسانی", "long", True),
            ("شمار کسانی که بهره بردند", "", "number", True),
            ("شمار اعضا و داوطلبان", "", "number", False),
            ("با کدام دستگاه‌ها همکاری کردید؟", "", "text", False),
            ("با چه مشکلی روبه‌رو بودید؟", "", "long", False),
        ),
    ),
    "گزارش مالی سالانه": (
        "رقم‌ها به ریال است.",
        "ترازنامه و گزارش بازرس",
        (
            ("درآمد سال به ریال", "", "number", True),
            ("هزینهٔ سال به ریال", "", "number", True),
            ("ماندهٔ پایان سال به ریال", "", "number", True),
            ("کمک‌هایی که از دولت یا شهرداری گرفتید", "از چه دستگاهی و چقدر", "long", False),
            ("آیا بازرس گزارش مالی را تأیید کرده است؟", "", "yes_no", True),
        ),
    ),
    "صورت‌جلسهٔ مجمع": (
        "برگزاری مجمع عمومی و تصمیم‌های آن.",
        "صورت‌جلسهٔ امضاشده و آگهی دعوت",
        (
            ("روز برگزاری", "", "date", True),
            ("شمار حاضران", "", "number", True),
            ("تصمیم‌های مجمع", "", "long", True),
            ("آیا هیئت‌مدیره یا بازرس تغییر کرد؟", "", "yes_no", True),
        ),
    ),
}
# Title, what it is, months, counted from, days after the end, opened and soon so many days before,
# form, source.
KINDS = (
    ("گزارش سالانهٔ فعالیت", "activity", 12, "year_end", 90, 90, 30, "گزارش سالانهٔ فعالیت",
     "رویهٔ وزارت کشور: گزارش سالانهٔ عملکرد به مرجع صدور پروانه؛ روز آن در متنی خواندنی نیامده است."),
    ("گزارش مالی سالانه", "finance", 12, "year_end", 120, 90, 30, "گزارش مالی سالانه",
     "رویهٔ وزارت کشور: گزارش مالی سالانه به مرجع صدور پروانه؛ روز آن در متنی خواندنی نیامده است."),
    ("مجمع عمومی سالانه", "assembly", 12, "year_end", 120, 90, 30, "صورت‌جلسهٔ مجمع",
     "اساسنامهٔ نمونه؛ روز آن در متنی خواندنی نیامده است."),
    ("انتخاب هیئت‌مدیره و بازرس", "election", 24, "permit", 0, 60, 30, "صورت‌جلسهٔ مجمع",
     "اساسنامهٔ نمونه: دو سال"),
    ("تمدید پروانه", "renewal", 24, "permit_end", 0, 60, 30, None,
     "رویه: هر دو سال"),
)  # fmt: skip
LADDER = (
    (-30, "tell_ngo"), (-7, "tell_ngo"), (1, "tell_ngo"), (1, "tell_officer"), (30, "admonish"),
    (60, "warn"), (90, "suspend"),
)  # fmt: skip


def fill(apps, schema_editor):
    def model(name):
        return apps.get_model("ngos_supervision", name)

    forms = {}
    for title, (intro, files, questions) in FORMS.items():
        form, is_new = model("ReportForm").objects.get_or_create(
            title=title, defaults={"intro": intro, "asks_files": files}
        )
        forms[title] = form
        for place, (label, hint, kind, is_required) in enumerate(questions if is_new else ()):
            model("ReportQuestion").objects.create(
                form=form, sort_order=place, label=label, hint=hint, kind=kind,
                is_required=is_required,
            )  # fmt: skip
    for place, row in enumerate(KINDS, start=1):
        title, purpose, months, anchor, grace, lead, soon, form, source = row
        model("DutyKind").objects.get_or_create(
            title=title,
            defaults={
                "purpose": purpose, "months": months, "anchor": anchor, "grace_days": grace,
                "lead_days": lead, "soon_days": soon, "form": forms.get(form), "source": source,
                "order": 10 * place,
            },
        )  # fmt: skip
    for days, action in LADDER:
        model("LadderRung").objects.get_or_create(days=days, action=action, kind=None)
    model("SupervisionSettings").objects.get_or_create(pk=1, defaults={"since": today()})


class Migration(migrations.Migration):
    dependencies = [("ngos_supervision", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
