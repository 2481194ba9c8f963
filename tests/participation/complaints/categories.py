"""Categories as an office would write them."""

from typing import Any

from participation.complaints.models import Category, CategoryQuestion
from tests.participation.cases.cast import Province, category


def question(asked: Category, label: str, **fields: Any) -> CategoryQuestion:
    """Add a question to a category."""
    made = CategoryQuestion(category=asked, label=label, **fields)
    made.full_clean(exclude=["category"])
    made.save()
    return made


def council(province: Province, **fields: Any) -> Category:
    """A complaint about a council: referred to its board, with all kinds of questions."""
    told: dict[str, Any] = {
        "title": "شورای اسلامی شهر و روستا",
        "description": "برگزار نشدن نشست، اعلام نشدن مصوبه‌ها و رفتار عضو شورا.",
        "not_for": "اعتراض به رأی دادگاه را به دیوان عدالت اداری ببرید.",
        "refers_to": "هیئت حل اختلاف و رسیدگی به شکایات استان",
        "against": ["unit", "office"],
        "promised_amount": 30,
        **fields,
    }
    asked = category(province.desk, **told)
    question(
        asked,
        "در دادگاه مطرح کرده‌اید؟",
        kind="yes_no",
        is_required=True,
        stops_on="yes",
        stop_text="تا دادگاه رأی نداده است، ما رسیدگی نمی‌کنیم.",
        sort_order=1,
    )
    question(asked, "چه سمتی دارد؟", kind="choice", choices="رئیس\nعضو\nدبیر", sort_order=2)
    question(asked, "چند بار رخ داده است؟", kind="number", sort_order=3)
    question(asked, "نخستین بار کی بود؟", kind="date", sort_order=4)
    question(asked, "شمارهٔ نامهٔ پیشین", kind="text", hint="اگر نامه نوشته‌اید", sort_order=5)
    question(asked, "توضیح بیشتر", kind="long", sort_order=6)
    return asked


def request(province: Province, **fields: Any) -> Category:
    """A request."""
    told = {
        "title": "درخواست نشست محله",
        "description": "برگزاری نشست با اهالی محله در دفتر تسهیلگری.",
        "promised_amount": 10,
        "promised_unit": "calendar_days",
        **fields,
    }
    return category(province.desk, "request", **told)


def report(province: Province, **fields: Any) -> Category:
    """A report about somebody in danger: the emergency numbers come first."""
    told = {
        "title": "کودک‌آزاری و خشونت",
        "description": "آنچه دیده یا شنیده‌اید، برای پیگیری در واحد ویژه.",
        "emergency": "اورژانس اجتماعی ۱۲۳، پلیس ۱۱۰، اورژانس ۱۱۵",
        "is_restricted": True,
        **fields,
    }
    return category(province.desk, "report", **told)
