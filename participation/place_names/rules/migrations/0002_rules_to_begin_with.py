"""The rules that the office begins with: the criteria of the by-law of 1375, art. 1, and others.

What nobody here has read in a text that can be cited is off and not confirmed.
"""

from django.db import migrations

BY_LAW = "آیین‌نامهٔ نام‌گذاری شهرها، خیابان‌ها، اماکن و مؤسسات عمومی (۱۳۷۵/۹/۶)، مادهٔ ۱، بند {}"
UNREAD = "متن مقرره‌ای برای آن یافت نشده است؛ در عمل رعایت می‌شود."

# title, check, limit, outcome, text, citation, whether confirmed (and in use)
RULES = (
    (
        "نام فارسی", "script", None, "fail",
        "نام باید فارسی باشد و به خط فارسی نوشته شود.",
        BY_LAW.format("۵"), True,
    ),
    (
        "نام کوتاه", "length", 5, "warn",
        "نام باید رسا، کوتاه، سلیس و روان باشد؛ نام بلند در نشانی و تابلو دشوار خوانده می‌شود.",
        BY_LAW.format("۳"), True,
    ),
    (
        "نام، نه شماره", "number", None, "warn",
        "نام باید رسا باشد؛ شماره به‌تنهایی چیزی را به یاد نمی‌آورد.",
        BY_LAW.format("۳"), True,
    ),
    (
        "مرتبهٔ نام", "question", None, "ask",
        "نام از کدام دسته است: مرتبهٔ نخست (شخصیت‌های صدر اسلام و انقلاب، شهیدان، رویدادهای مبارزات مردم) یا مرتبهٔ دوم"
        " (شخصیت‌های فرهنگی، ادبی، علمی، سیاسی و تاریخی ایران، اندیشه و هنر، طبیعت ایران)؟",
        BY_LAW.format("۱"), True,
    ),
    (
        "تناسب نام با جا", "question", None, "ask",
        "آیا نام با جایی که آن را می‌گیرد تناسب دارد؟",
        BY_LAW.format("۲"), True,
    ),
    (
        "حس خوب نام", "question", None, "ask",
        "آیا نام غرور ملی، شادی یا احساسی خوب برمی‌انگیزد؟",
        BY_LAW.format("۴"), True,
    ),
    (
        "نام شهرهای دیگر", "question", None, "ask",
        "اگر نام از شهری دیگر است، آیا با ویژگی‌های محلی سازگار است؟",
        BY_LAW.format("۶"), True,
    ),
    (
        "شخصیت یا جای خارجی", "question", None, "consult",
        "اگر نام از شخصیت سیاسی یا جایی خارج از ایران است، نظر وزارت امور خارجه گرفته شده است؟",
        "رویهٔ شورای نظارت بر نام‌گذاری: نمایندهٔ وزارت امور خارجه در این نشست‌ها شرکت می‌کند.", True,
    ),
    (
        "تکراری نبودن در یک شهر", "duplicate", None, "warn",
        "نام نباید با نام جای دیگری در همین شهر یا نزدیک آن اشتباه شود.",
        UNREAD, False,
    ),
    (
        "تغییر نام، تنها در موارد استثنایی", "question", None, "ask",
        "اگر نام جایی عوض می‌شود، چه ضرورتی دارد؟ آیا ریشهٔ تاریخی و جغرافیایی نام پیشین حفظ می‌شود؟",
        UNREAD, False,
    ),
    (
        "شخص زنده", "question", None, "ask",
        "آیا کسی که نام به یاد اوست درگذشته است؟",
        UNREAD, False,
    ),
    (
        "رضایت خانوادهٔ شهید", "question", None, "consult",
        "آیا خانوادهٔ شهید به‌نوشته رضایت داده‌اند و بنیاد شهید نام را تأیید کرده است؟",
        UNREAD, False,
    ),
    (
        "نظر فرهنگستان", "question", None, "consult",
        "آیا فرهنگستان زبان و ادب فارسی دربارهٔ نام نظر داده است؟",
        UNREAD, False,
    ),
)  # fmt: skip


def add_rules(apps, schema_editor):
    """Make those that are not there, by their titles."""
    Rule = apps.get_model("naming_rules", "NamingRule")
    for place, (title, check, limit, outcome, text, citation, is_confirmed) in enumerate(RULES, 1):
        Rule.objects.get_or_create(
            title=title,
            defaults={
                "check_kind": check,
                "limit": limit,
                "outcome": outcome,
                "text": text,
                "citation": citation,
                "is_confirmed": is_confirmed,
                "is_active": is_confirmed,
                "order": place * 10,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("naming_rules", "0001_initial")]

    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
