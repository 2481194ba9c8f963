"""What months, weekdays and seasons are called."""

from enum import IntEnum
from typing import Final

# By the number of the month, from 1.
MONTHS: Final[dict[int, str]] = {
    1: "فروردین",
    2: "اردیبهشت",
    3: "خرداد",
    4: "تیر",
    5: "مرداد",
    6: "شهریور",
    7: "مهر",
    8: "آبان",
    9: "آذر",
    10: "دی",
    11: "بهمن",
    12: "اسفند",
}

# By `date.isoweekday()`, in the order of the Iranian week.
WEEKDAYS: Final[dict[int, str]] = {
    6: "شنبه",
    7: "یکشنبه",
    1: "دوشنبه",
    2: "سه\u200cشنبه",
    3: "چهارشنبه",
    4: "پنجشنبه",
    5: "جمعه",
}


class Season(IntEnum):
    SPRING = 1
    SUMMER = 2
    AUTUMN = 3
    WINTER = 4


SEASONS: Final[dict[Season, str]] = {
    Season.SPRING: "بهار",
    Season.SUMMER: "تابستان",
    Season.AUTUMN: "پاییز",
    Season.WINTER: "زمستان",
}
