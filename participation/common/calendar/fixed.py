"""The official holidays that keep their day in the Jalali year.

Those that follow the moon are announced year by year: the office enters them.
"""

from datetime import date
from typing import Final

from persian.jalali import to_gregorian

FIXED_HOLIDAYS: Final[dict[tuple[int, int], str]] = {
    (1, 1): "نوروز",
    (1, 2): "نوروز",
    (1, 3): "نوروز",
    (1, 4): "نوروز",
    (1, 12): "روز جمهوری اسلامی ایران",
    (1, 13): "روز طبیعت",
    (3, 14): "رحلت امام خمینی",
    (3, 15): "قیام ۱۵ خرداد",
    (11, 22): "پیروزی انقلاب اسلامی",
    (12, 29): "روز ملی شدن صنعت نفت",
}


def fixed_holidays(year: int) -> dict[date, str]:
    """Return the days of a Jalali year with their occasions.

    JalaliError("impossible-date") for a year that the calendar does not have.
    """
    return {to_gregorian(year, month, day): title for (month, day), title in FIXED_HOLIDAYS.items()}
