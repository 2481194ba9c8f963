"""Reading dates in the forms that people write them.

A date is three numbers (1395/06/06, 29/3/1384, 6/9/75, 75.2.25, «29 /11 /98», any separator) or a
day, the name of a month and a year («۱۴ مهر ۱۳۹۲», «سی و یکم مرداد ماه سال ۱۴۰۴»), with or without
the weekday, in any digits and letters. The number above 31 or of four digits is the year; two
digits mean 13xx. Gregorian days are read in ISO form only.
"""

import re
from datetime import date, datetime, time
from typing import Final

from persian.digits import to_latin_digits
from persian.jalali.conversion import (
    TEHRAN,
    YEARS_READ,
    JalaliError,
    to_gregorian,
)
from persian.jalali.names import MONTHS, WEEKDAYS
from persian.letters import TATWEEL, compact_key, search_key

# A date with all its words is shorter; what is longer is another text.
MAX_LENGTH: Final = 120
LAST_DAY: Final = 31
CENTURY: Final = 1300

_ONES: Final = {
    1: ("یک", "یکم", "اول"),
    2: ("دو", "دوم"),
    3: ("سه", "سوم"),
    4: ("چهار", "چهارم"),
    5: ("پنج", "پنجم"),
    6: ("شش", "ششم"),
    7: ("هفت", "هفتم"),
    8: ("هشت", "هشتم"),
    9: ("نه", "نهم"),
}
_OTHERS: Final = {
    10: ("ده", "دهم"),
    11: ("یازده", "یازدهم"),
    12: ("دوازده", "دوازدهم"),
    13: ("سیزده", "سیزدهم"),
    14: ("چهارده", "چهاردهم"),
    15: ("پانزده", "پانزدهم"),
    16: ("شانزده", "شانزدهم"),
    17: ("هفده", "هفدهم"),
    18: ("هجده", "هجدهم", "هیجده", "هیجدهم"),
    19: ("نوزده", "نوزدهم"),
    20: ("بیست", "بیستم"),
    30: ("سی", "سی‌ام", "سیم"),
}
_TENS: Final = {20: "بیست و ", 30: "سی و "}


def _day_words() -> dict[str, int]:
    days = {word: day for day, words in (_ONES | _OTHERS).items() for word in words}
    for ten, prefix in _TENS.items():
        days |= {prefix + word: ten + one for one, words in _ONES.items() for word in words}
    return {compact_key(word): day for word, day in days.items() if day <= LAST_DAY}


_DAYS: Final = _day_words()
_MONTHS: Final = {compact_key(name): month for month, name in MONTHS.items()} | {"امرداد": 5}
_WEEKDAYS: Final = {compact_key(name): day for day, name in WEEKDAYS.items()} | {"ادینه": 5}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# A weekday may be written in two words; it and the fillers stand anywhere around the date.
_NO_LETTER_BEFORE: Final = r"(?<![^\W\d])"
_NO_LETTER_AFTER: Final = r"(?![^\W\d])"
_WEEKDAY: Final = re.compile(
    f"{_NO_LETTER_BEFORE}(?:{_any(_WEEKDAYS).replace('شنبه', ' ?شنبه')}){_NO_LETTER_AFTER}"
)
_FILLER: Final = re.compile(
    rf"{_NO_LETTER_BEFORE}(?:در|به|تاریخ|مورخه?|روز|ماه|سال|هجری|شمسی|خورشیدی|ه ?\.? ?ش)"
    rf"{_NO_LETTER_AFTER}"
)
_MARGIN: Final = " ,.:;()-"

_BETWEEN: Final = r"(?: ?[/.,-] ?| )"
_NUMBERS: Final = re.compile(rf"([0-9]{{1,4}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,4}})")
_TWO_NUMBERS: Final = re.compile(r"[0-9]\W+[0-9]")
_GREGORIAN: Final = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_DAY: Final = rf"(?P<day>[0-9]{{1,2}}|{_any(_DAYS)})(?:ام|م)?"
_MONTH: Final = rf"(?P<month>{_any(_MONTHS)})(?:ماه)?"
_WORDS: Final = re.compile(rf"{_DAY}{_MONTH}(?:سال)?(?P<year>[0-9]{{4}}|[0-9]{{2}})?")
# «۱۴۰۵ آذر ۱»: how some programs put it.
_WORDS_YEAR_FIRST: Final = re.compile(rf"(?P<year>[0-9]{{4}}){_MONTH}{_DAY}")
_TATWEEL_AS_DASH: Final = re.compile(rf"(?<=[0-9]) ?{TATWEEL}+ ?(?=[0-9])")

_CLOCK: Final = re.compile(
    r"(?:ساعت ?:? ?)?(?<![0-9])([0-9]{1,2}) ?: ?([0-9]{2})(?: ?: ?([0-9]{2}))?(?![0-9:])"
)
_HOUR: Final = re.compile(r"ساعت ?([0-9]{1,2})(?: ?[./] ?([0-9]{2}))?(?![./]?[0-9])")
_ISO_MOMENT: Final = re.compile(
    rf"{_GREGORIAN.pattern}t[0-9:]{{5,8}}(?:\.[0-9]{{1,6}})?(?:z|[+-][0-9]{{2}}:[0-9]{{2}})?"
)


def _key(text: str) -> str:
    if len(text.strip()) > MAX_LENGTH:
        raise JalaliError("unreadable")
    key = search_key(_TATWEEL_AS_DASH.sub("-", to_latin_digits(text)))
    if not key:
        raise JalaliError("empty")
    return key


def _year(written: str | None) -> int:
    if written is None:
        raise JalaliError("no-year")
    year = int(written)
    if len(written) <= 2:  # noqa: PLR2004
        if year <= LAST_DAY:
            raise JalaliError("ambiguous")
        return CENTURY + year
    if year not in YEARS_READ:
        raise JalaliError("year-out-of-range")
    return year


def _day_of_numbers(first: str, middle: str, last: str) -> date:
    day, year = sorted((first, last), key=int)
    if len(day) > 2 or len(year) == 3:  # noqa: PLR2004
        raise JalaliError("unreadable")
    if int(middle) not in MONTHS:
        raise JalaliError("impossible-date")
    return to_gregorian(_year(year), int(middle), int(day))


def _day_of_words(body: str) -> date:
    if _TWO_NUMBERS.search(body):  # «۱-۴ مهر» are several days, never the fourteenth
        raise JalaliError("unreadable")
    glued = re.sub(r"\W", "", body)
    match = _WORDS.fullmatch(glued) or _WORDS_YEAR_FIRST.fullmatch(glued)
    if match is None:
        raise JalaliError("unreadable")
    day = _DAYS[match["day"]] if match["day"] in _DAYS else int(match["day"])
    return to_gregorian(_year(match["year"]), _MONTHS[match["month"]], day)


def _day_of_key(key: str) -> date:
    weekdays = {_WEEKDAYS[found.replace(" ", "")] for found in _WEEKDAY.findall(key)}
    body = " ".join(_FILLER.sub(" ", _WEEKDAY.sub(" ", key)).split()).strip(_MARGIN)
    if _GREGORIAN.fullmatch(body):
        try:
            day = date.fromisoformat(body)
        except ValueError:
            raise JalaliError("impossible-date") from None
    elif numbers := _NUMBERS.fullmatch(body):
        day = _day_of_numbers(*numbers.groups())
    else:
        day = _day_of_words(body)
    if weekdays - {day.isoweekday()}:
        raise JalaliError("weekday-mismatch")
    return day


def parse_date(text: str) -> date:
    """The Gregorian date of the day that `text` names (see the head of this module for the forms).

    JalaliError: empty; unreadable; ambiguous (which number is the year, or which century: ask);
    no-year; year-out-of-range (a Gregorian year outside ISO form, too); impossible-date (no such
    day in the calendar); weekday-mismatch (a weekday is given and it is another).
    """
    return _day_of_key(_key(text))


def _moment_of_iso(key: str) -> datetime:
    try:
        moment = datetime.fromisoformat(key.upper())
    except ValueError:
        raise JalaliError("impossible-date") from None
    return moment.replace(tzinfo=TEHRAN) if moment.tzinfo is None else moment.astimezone(TEHRAN)


def parse_datetime(text: str) -> datetime:
    """The moment that `text` names, aware, on Tehran's clock: a day with «۱۴:۳۰» or «ساعت ۱۴».

    Hours count to 23. An ISO moment ("2026-11-22T14:30", with or without offset) is read too.
    JalaliError: those of `parse_date`; no-time; impossible-time.
    """
    key = _key(text)
    if _ISO_MOMENT.fullmatch(key):
        return _moment_of_iso(key)
    clocks = list(_CLOCK.finditer(key)) or list(_HOUR.finditer(key))
    if not clocks:
        _day_of_key(key)  # a date that cannot be read is the graver problem
        raise JalaliError("no-time")
    if len(clocks) > 1:
        raise JalaliError("unreadable")
    day = _day_of_key(key[: clocks[0].start()] + " " + key[clocks[0].end() :])
    hour, minute, second = [*(int(part or 0) for part in clocks[0].groups()), 0][:3]
    try:
        clock = time(hour, minute, second)
    except ValueError:
        raise JalaliError("impossible-time") from None
    return datetime.combine(day, clock, tzinfo=TEHRAN)
