"""Samples for the page of all components: invented words, in the language of the site."""

from typing import Any

from django import forms
from django.utils.html import format_html

from cms.core.blocks import BodyBlock
from cms.core.icons import ICONS

STATUSES = (
    ("new", "ثبت شد"),
    ("review", "در دست بررسی"),
    ("ref", "ارجاع شد"),
    ("wait", "در انتظار شما"),
    ("open", "در حال اجرا"),
    ("done", "پاسخ داده شد"),
    ("late", "دیرکرد"),
    ("shut", "بسته شد"),
)
DEADLINES = (
    ("open", "clock", "۱۲ روز مانده"),
    ("soon", "clock", "امروز"),
    ("late", "alert", "۴ روز گذشته"),
    ("done", "ok", "انجام شد"),
    ("shut", "clock", "بدون مهلت"),
)
NOTICES = (
    ("info", "برای آگاهی", "ساعت کار دفتر در روزهای پیش از تعطیلی کوتاه‌تر است."),
    ("done", "انجام شد", "مدرک شما رسید."),
    ("soon", "توجه", "مهلت این پرونده نزدیک است."),
    ("late", "نشد", "پرونده باز نشد. کمی بعد دوباره امتحان کنید."),
)
TILES = (
    ("talk", "ثبت شکایت یا گزارش", "از کار شوراها، سمن‌ها و دستگاه‌ها؛ در پنج گام کوتاه"),
    ("sign", "پیشنهاد نام", "برای کوچه، خیابان، بوستان و دیگر مکان‌های همگانی"),
    ("hands", "پروانهٔ سمن", "تشکیل پرونده، گام‌به‌گام، در هر چند روز که خواستید"),
)
ITEMS = (
    ("شنبه ۳۰ آبان ۱۴۰۵", "چهار محله، چهار دفتر تسهیلگری", "تصمیم محله را با خود اهالی می‌گیرند."),
    ("چهارشنبه ۲۷ آبان ۱۴۰۵", "گفت‌وگو دربارهٔ مسئله‌های اجتماعی استان", ""),
)
TIMELINE = (
    ("past", "new", "ثبت شد", "یکشنبه ۱ آذر ۱۴۰۵، ساعت ۹:۱۲", ""),
    ("past", "ref", "به فرمانداری ارجاع شد", "دوشنبه ۲ آذر ۱۴۰۵", ""),
    (
        "now is-wait",
        "wait",
        "یک مدرک از شما خواسته‌ایم",
        "سه‌شنبه ۳ آذر ۱۴۰۵",
        "تصویر صورت‌جلسه خوانا نیست؛ یک بار دیگر بفرستید.",
    ),
    ("next", "done", "پاسخ", "تا یکشنبه ۱۵ آذر ۱۴۰۵", ""),
)
PAIRS = (
    ("نشانی", "اصفهان، خیابان نمونه، پلاک ۱۲"),
    ("ساعت کار", "شنبه تا چهارشنبه، ۸ تا ۱۴"),
    ("دستگاه مسئول", "دفتر امور اجتماعی و فرهنگی"),
)
BUTTONS = {"main": "ادامه", "quiet": "گام قبل", "plain": "پاک کردن و خروج", "more": "همهٔ خبرها"}
EMPTY = {
    "title": "مصوبه‌ای با این پالایه‌ها نیست",
    "hint": "یکی از پالایه‌ها را بردارید.",
    "action": "برداشتن همهٔ پالایه‌ها",
}
BODY = [
    {"type": "heading", "value": "تسهیلگری یعنی چه؟"},
    {
        "type": "text",
        "value": "<p>ساکنان، کسبه و گروه‌های محلی دور یک میز می‌نشینند و <b>تصمیم مشترک</b> "
        "به برنامه تبدیل می‌شود.</p><ul><li>مسئلهٔ محله را به دفتر بگویید.</li>"
        "<li>در نشست‌های محله شرکت کنید.</li></ul>",
    },
    {
        "type": "quote",
        "value": {"text": "این کوچه را خودمان از نو ساختیم.", "speaker": "یکی از اهالی"},
    },
    {"type": "note", "value": {"kind": "soon", "text": "<p>این نشست به ماه بعد افتاد.</p>"}},
    {
        "type": "question",
        "value": {
            "question": "برای شکایت حساب لازم است؟",
            "answer": "<p>نه؛ هیچ حسابی نمی‌خواهد.</p>",
        },
    },
    {
        "type": "links",
        "value": [
            {
                "id": "sample",
                "type": "item",
                "value": {
                    "title": "قانون شوراها",
                    "page": None,
                    "url": "https://example.org/",
                    "description": "متن کامل، در وب‌گاهی دیگر",
                },
            }
        ],
    },
    {
        "type": "table",
        "value": {
            "columns": [
                {"type": "text", "heading": "کار"},
                {"type": "text", "heading": "دستگاه"},
                {"type": "text", "heading": "مهلت"},
            ],
            "rows": [
                {"values": ["تدوین برنامهٔ محله", "شهرداری", "۱ دی ۱۴۰۵"]},
                {"values": ["گزارش سه‌ماهه", "بهزیستی استان", "۱۵ دی ۱۴۰۵"]},
            ],
            "caption": "کارها و مهلت‌ها",
        },
    },
]


class SampleForm(forms.Form):
    """One field of each kind."""

    kind = forms.ChoiceField(
        label="می‌خواهید پاسخ بگیرید؟",
        choices=[("complaint", "بله، شکایت است"), ("report", "نه، فقط گزارش می‌دهم")],
        widget=forms.RadioSelect,
    )
    mobile = forms.RegexField(
        r"\A[0-9۰-۹]{11}\Z",
        label="شمارهٔ موبایل",
        help_text=format_html("۱۱ رقم؛ مانند <bdi dir='ltr'>{}</bdi>", "۰۹۱۲ ۰۰۰ ۰۰۰۰"),
        error_messages={"invalid": "شمارهٔ موبایل ۱۱ رقم است؛ شما ۹ رقم نوشته‌اید."},
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel", "class": "short"}),
    )
    county = forms.ChoiceField(
        label="شهرستان", choices=[("", "—"), ("isfahan", "اصفهان")], required=False
    )
    text = forms.CharField(
        label="شرح ماجرا",
        help_text="چه شد، کجا و کِی؟",
        error_messages={"required": "شرح ماجرا را بنویسید."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    agree = forms.BooleanField(label="با انتشار نامم موافقم", required=False)


def components() -> dict[str, Any]:
    """Return the samples by the names that the template uses."""
    return {
        "statuses": STATUSES,
        "deadlines": DEADLINES,
        "sample_notices": NOTICES,
        "tiles": TILES,
        "items": ITEMS,
        "timeline": TIMELINE,
        "pairs": PAIRS,
        "buttons": BUTTONS,
        "empty": EMPTY,
        "body": BodyBlock().to_python(BODY),
        "icons": sorted(ICONS),
    }
