"""Years whose holidays nobody has entered yet, though deadlines already run into them."""

from dataclasses import dataclass
from datetime import date

from participation.common.calendar.fixed import FIXED_HOLIDAYS
from participation.common.enums import HolidayKind
from participation.common.models import Holiday
from persian.jalali import from_gregorian, year_range

BAHMAN = 11
# Besides the fixed ones; a year has more than a dozen that follow the moon.
FEWEST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """A Jalali year with how many of its fixed holidays are entered, and how many others."""

    year: int
    fixed: int
    others: int


def calendar_gaps(day: date) -> list[Gap]:
    """Return the thin years among those that a deadline of today can reach.

    They are the year of ``day``, and from Bahman on the next. Closures for snow, and days of one
    county, do not count.
    """
    year, month, _day = from_gregorian(day)
    years = [year, year + 1] if month >= BAHMAN else [year]
    first, last = year_range(years[0])[0], year_range(years[-1])[1]
    entered = Holiday.objects.of_place(None).between(first, last).filter(kind=HolidayKind.OFFICIAL)
    days = [from_gregorian(one) for one in entered.order_by().values_list("day", flat=True)]
    gaps = []
    for one in years:
        own = [(month, day) for of_year, month, day in days if of_year == one]
        fixed = sum(place in FIXED_HOLIDAYS for place in own)
        gaps.append(Gap(one, fixed, len(own) - fixed))
    return [gap for gap in gaps if gap.others < FEWEST_OTHERS]
