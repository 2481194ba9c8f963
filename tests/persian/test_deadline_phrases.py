"""What minutes say about when, written down before the parser was."""

from datetime import date

import pytest

from persian.deadline_phrases import DeadlineKind, DeadlinePhrase, parse_deadline
from persian.deadlines import Unit
from persian.jalali import to_gregorian

DAYS, WORKING, MONTHS = Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.JALALI_MONTHS
ON = to_gregorian(1401, 12, 18)

RELATIVE = {
    "دو هفته": (14, DAYS), "دوهفته": (14, DAYS), "یک هفته": (7, DAYS), "۲ هفته": (14, DAYS),
    "یکهفته": (7, DAYS), "يك هفته": (7, DAYS), "ظرف ۱۰ روز": (10, DAYS), "ظرف ١٠ روز": (10, DAYS),
    "ظرف مدت ۱۵ روز": (15, DAYS), "حداکثر ۲۰ روز": (20, DAYS), "ظرف ۱۰ روز کاری": (10, WORKING),
    "۵ روز اداری": (5, WORKING), "سه ماه": (3, MONTHS),
    "سه‌ماهه": (3, MONTHS), "یک ماه": (1, MONTHS),
    "یک‌ماهه": (1, MONTHS), "شش ماه": (6, MONTHS), "یک سال": (12, MONTHS), "ده روز": (10, DAYS),
    "ظرف دو هفته": (14, DAYS), "طی یک ماه آینده": (1, MONTHS), "تا دو هفته آینده": (14, DAYS),
    "ظرف یک هفته پس از ابلاغ": (7, DAYS), "سی روز": (30, DAYS), "۴۵ روز": (45, DAYS),
}  # fmt: skip
RECURRING = {
    "سه ماه یکبار": (3, MONTHS), "سه ماه یک بار": (3, MONTHS), "هر سه ماه": (3, MONTHS),
    "هر سه ماه یکبار": (3, MONTHS), "هر ماه": (1, MONTHS), "هر هفته": (7, DAYS),
    "هر ۱۵ روز": (15, DAYS), "هر ۱۵ روز یکبار": (15, DAYS), "ماهانه": (1, MONTHS),
    "به صورت ماهانه": (1, MONTHS), "هفتگی": (7, DAYS), "سالانه": (12, MONTHS), "فصلی": (3, MONTHS),
    "هر شش ماه": (6, MONTHS), "هر دو هفته یک‌بار": (14, DAYS), "دو هفته یکبار": (14, DAYS),
}  # fmt: skip
ABSOLUTE = {
    "تا پایان سال جاری": to_gregorian(1401, 12, 29), "تا پایان سال": to_gregorian(1401, 12, 29),
    "پایان سال ۱۴۰۳": to_gregorian(1403, 12, 30), "تا ۲۹ اسفند ۱۴۰۵": to_gregorian(1405, 12, 29),
    "۱۴۰۲/۰۲/۱۵": to_gregorian(1402, 2, 15), "تا تاریخ ۱۵/۲/۱۴۰۲": to_gregorian(1402, 2, 15),
    "تا پایان آبان ۱۴۰۲": to_gregorian(1402, 8, 30),
    "تا پایان شهریور ماه": to_gregorian(1401, 6, 31),
    "حداکثر تا ۱۵ خرداد ۱۴۰۲": to_gregorian(1402, 3, 15),
}  # fmt: skip
OTHERS = {
    DeadlineKind.OPEN_ENDED: (
        "در اسرع وقت", "اسرع وقت", "تا اطلاع ثانوی", "فوری", "فوراً", "مستمر", "به‌صورت مستمر",
        "در اسرع‌وقت",
    ),
    DeadlineKind.EVENT_BOUND: (
        "جلسه بعدی", "جلسهٔ بعدی", "تا جلسه آینده", "نشست بعدی", "در پایان دوره", "پس از تصویب",
        "بعد از تأمین اعتبار",
    ),
    DeadlineKind.NONE: ("", " ", "‌", "-", "…", "😀"),
    DeadlineKind.UNREADABLE: (
        "بی مهلت", "صفر روز", "۹۹۹۹ سال", "هر", "هفته", "دو", "یک روز هفته ماه", "۱۳ کاری",
        "دستگاه‌های عضو", "تا ۳۱ مهر ۱۴۰۲", "دو ماه کاری", "x" * 500,
    ),
}  # fmt: skip


@pytest.mark.parametrize("phrase", RELATIVE)
def test_so_long_after_something(phrase: str) -> None:
    amount, unit = RELATIVE[phrase]
    assert parse_deadline(phrase) == DeadlinePhrase(DeadlineKind.RELATIVE, amount, unit)


@pytest.mark.parametrize("phrase", RECURRING)
def test_again_and_again(phrase: str) -> None:
    amount, unit = RECURRING[phrase]
    assert parse_deadline(phrase) == DeadlinePhrase(DeadlineKind.RECURRING, amount, unit)


@pytest.mark.parametrize("phrase", ABSOLUTE)
def test_until_a_day(phrase: str) -> None:
    assert parse_deadline(phrase, on=ON) == DeadlinePhrase(
        DeadlineKind.ABSOLUTE, day=ABSOLUTE[phrase]
    )


def test_this_year_of_an_unknown_day_stays_open() -> None:
    assert parse_deadline("تا پایان سال جاری") == DeadlinePhrase(DeadlineKind.ABSOLUTE)


CASES = [(kind, place) for kind, phrases in OTHERS.items() for place in range(len(phrases))]


@pytest.mark.parametrize(("kind", "place"), CASES)
def test_what_has_no_day(kind: DeadlineKind, place: int) -> None:
    assert parse_deadline(OTHERS[kind][place], on=date(2026, 1, 1)).kind == kind
