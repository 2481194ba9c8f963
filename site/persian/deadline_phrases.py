"""Deadlines as minutes word them: «دو هفته», «هر ماه», «در اسرع وقت», «جلسهٔ بعدی».

The phrases are those seen in published minutes. What cannot be read stays a phrase: a deadline is
never guessed.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from persian.deadlines import Unit
from persian.jalali import JalaliError, from_gregorian, month_length, parse_date, to_gregorian
from persian.letters import search_key


class DeadlineKind(StrEnum):
    """What a phrase binds the duty to."""

    NONE = "none"
    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    RECURRING = "recurring"
    OPEN_ENDED = "open_ended"
    EVENT_BOUND = "event_bound"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class DeadlinePhrase:
    """What a phrase says: ``amount`` of ``unit`` where it is counted, ``day`` where it has one."""

    kind: DeadlineKind
    amount: int | None = None
    unit: Unit | None = None
    day: date | None = None


MOST: Final = 1_000
NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        ("یک", "دو", "سه", "چهار", "پنج", "شش شیش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده",
         "سیزده", "چهارده", "پانزده پانزه", "شانزده", "هفده", "هجده", "نوزده", "بیست"), 1
    )
    for name in names.split()
} | {"سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "نود": 90, "صد": 100, "نیم": 0}  # fmt: skip
# Unit words, with how many of the unit each stands for.
UNITS: Final = {
    "روز": (Unit.CALENDAR_DAYS, 1),
    "هفته": (Unit.CALENDAR_DAYS, 7),
    "ماه": (Unit.JALALI_MONTHS, 1),
    "فصل": (Unit.JALALI_MONTHS, 3),
    "سال": (Unit.JALALI_MONTHS, 12),
}
WORKING: Final = ("کاری", "اداری")
ADVERBS: Final = {
    "روزانه": (Unit.CALENDAR_DAYS, 1),
    "هفتگی": (Unit.CALENDAR_DAYS, 7),
    "ماهانه": (Unit.JALALI_MONTHS, 1),
    "ماهیانه": (Unit.JALALI_MONTHS, 1),
    "فصلی": (Unit.JALALI_MONTHS, 3),
    "سالانه": (Unit.JALALI_MONTHS, 12),
    "سالیانه": (Unit.JALALI_MONTHS, 12),
}
OPEN_ENDED: Final = re.compile(
    r"اسرع وقت|اسرعوقت|فوری|فورا|تا اطلاع ثانوی|اطلاع ثانوی|مستمر|دایم|همواره|به تدریج|بتدریج|مداوم"
)
EVENT: Final = re.compile(
    r"(?:جلسه|نشست)\w* (?:بعد|اینده|اتی)"
    r"|بعد از|پس از|در پایان|همزمان|پیش از|قبل از|تا برگزاری"
)
AMOUNT: Final = rf"(?P<amount>\d{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
UNIT: Final = rf"(?P<unit>{'|'.join(UNITS)})(?:ه|ها|های)?"
ONCE: Final = r"(?: ?(?:یکبار|یک ?بار|1 ?بار))"
LEAD: Final = r"(?:(?:تا|ظرف|حداکثر|حد اکثر|طی|در|مدت|ظرف مدت|به مدت|مهلت|فاصله|اینده|مدت زمان) )*"
TRAIL: Final = rf"(?: ?(?P<working>{'|'.join(WORKING)}))?"
RECURRING: Final = re.compile(rf"هر (?:{AMOUNT} ?)?{UNIT}{TRAIL}{ONCE}?")
RECURRING_ONCE: Final = re.compile(rf"{AMOUNT} ?{UNIT}{TRAIL}{ONCE}")
RELATIVE: Final = re.compile(rf"{LEAD}{AMOUNT} ?{UNIT}{TRAIL}(?: (?:پس|بعد|از|اینده)\b.*)?")
END_OF_YEAR: Final = re.compile(
    r"(?:حداکثر )?(?:تا )?(?:پایان|اخر|انتهای)(?: سال)(?: (?P<year>\d{4}|جاری))?"
)
MONTHS: Final = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "ابان", "اذر", "دی", "بهمن",
    "اسفند",
)  # fmt: skip
END_OF_MONTH: Final = re.compile(
    rf"(?:حداکثر )?(?:تا )?(?:پایان|اخر|انتهای) (?:ماه )?(?P<month>{'|'.join(MONTHS)})(?: ?ماه)?"
    r"(?: (?:سال )?(?P<year>\d{4}|جاری))?"
)
UNTIL: Final = re.compile(r"^(?:حداکثر )?(?:تا )?(?:تاریخ |مورخ |روز )?(?P<day>.+)$")


def parse_deadline(phrase: str, *, on: date | None = None) -> DeadlinePhrase:
    """Read a phrase of minutes; ``on`` is the day that «سال جاری» counts from.

    An empty phrase is no deadline. What is not understood is of kind UNREADABLE, never an error.
    """
    key = _key(phrase)
    if not key:
        return DeadlinePhrase(DeadlineKind.NONE)
    return (
        _recurring(key)
        or _end_of_period(key, on)
        or _absolute(key)
        or _relative(key)
        or _without_amount(key)
        or DeadlinePhrase(DeadlineKind.UNREADABLE)
    )


def _key(phrase: str) -> str:
    text = search_key(phrase.replace("\u200c", " ")[:200])
    return " ".join(re.sub(r"[^\w/.-]+", " ", text).split()).strip(" .-")


def _recurring(key: str) -> DeadlinePhrase | None:
    if key in ADVERBS or key.removeprefix("به صورت ") in ADVERBS:
        unit, amount = ADVERBS[key.removeprefix("به صورت ")]
        return DeadlinePhrase(DeadlineKind.RECURRING, amount, unit)
    found = RECURRING.fullmatch(key) or RECURRING_ONCE.fullmatch(key)
    return _counted(DeadlineKind.RECURRING, found) if found else None


def _relative(key: str) -> DeadlinePhrase | None:
    found = RELATIVE.fullmatch(key)
    return _counted(DeadlineKind.RELATIVE, found) if found else None


def _counted(kind: DeadlineKind, found: re.Match[str]) -> DeadlinePhrase | None:
    typed = found["amount"]
    number = 1 if typed is None else NUMBERS.get(typed, -1)
    if typed is not None and typed.isdecimal():
        number = int(typed)
    unit, times = UNITS[found["unit"]]
    if not 0 < number * times <= MOST:
        return None
    if found["working"]:
        # «دو ماه کاری» is said, and means nothing that can be counted.
        return DeadlinePhrase(kind, number, Unit.WORKING_DAYS) if found["unit"] == "روز" else None
    return DeadlinePhrase(kind, number * times, unit)


def _end_of_period(key: str, on: date | None) -> DeadlinePhrase | None:
    for pattern in (END_OF_YEAR, END_OF_MONTH):
        if found := pattern.fullmatch(key):
            named = found["year"]
            year = int(named) if named and named.isdecimal() else _year_of(on)
            month = MONTHS.index(found["month"]) + 1 if pattern is END_OF_MONTH else len(MONTHS)
            return DeadlinePhrase(DeadlineKind.ABSOLUTE, day=_last_day(year, month))
    return None


def _year_of(on: date | None) -> int | None:
    return from_gregorian(on).year if on else None


def _last_day(year: int | None, month: int) -> date | None:
    try:
        return to_gregorian(year, month, month_length(year, month)) if year else None
    except JalaliError:
        return None


def _absolute(key: str) -> DeadlinePhrase | None:
    found = UNTIL.match(key)
    if not found or not any(char.isdecimal() for char in found["day"]):
        return None
    try:
        return DeadlinePhrase(DeadlineKind.ABSOLUTE, day=parse_date(found["day"]))
    except JalaliError:
        return None


def _without_amount(key: str) -> DeadlinePhrase | None:
    if OPEN_ENDED.search(key):
        return DeadlinePhrase(DeadlineKind.OPEN_ENDED)
    if EVENT.search(key):
        return DeadlinePhrase(DeadlineKind.EVENT_BOUND)
    return None
