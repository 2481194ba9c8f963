"""From a file of holidays to days of the calendar."""

from dataclasses import dataclass, field
from datetime import date

from participation.common.calendar.ical import Unread, read_events
from participation.common.calendar.reading import readable_span
from participation.common.calendar.services import add_holidays, changing_calendar
from participation.common.enums import HolidayKind
from participation.common.models import County, Holiday
from persian.letters import clean_input

TITLE_LENGTH = 120


@dataclass
class ImportReport:
    """What became of a file: new days, days that are there, days too far away, events not read."""

    added: list[Holiday] = field(default_factory=list)
    there: list[date] = field(default_factory=list)
    outside: list[date] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def import_holidays(text: str, *, county: County | None = None, save: bool = True) -> ImportReport:
    """Enter the whole-day events of an iCalendar text as official holidays, all or none.

    A day that is entered already for the place stays as it is. With ``save`` false nothing is
    written. Raises NotCalendarError.
    """
    report = ImportReport()
    titles: dict[date, list[str]] = {}
    for event in read_events(text):
        if isinstance(event, Unread):
            report.unread.append(event)
            continue
        for day in event.days():
            titles.setdefault(day, []).append(clean_input(event.title))
    with changing_calendar():
        _sort_out(titles, county, report)
        if save:
            add_holidays(holidays=report.added)
    return report


def _sort_out(titles: dict[date, list[str]], county: County | None, report: ImportReport) -> None:
    first, last = readable_span()
    place = Holiday.objects.of_place(county.pk if county else None).between(first, last)
    there = set(place.values_list("day", flat=True))
    for day in sorted(titles):
        if not first <= day <= last:
            report.outside.append(day)
        elif day in there:
            report.there.append(day)
        else:
            title = _shortened("، ".join(dict.fromkeys(titles[day])))
            report.added.append(
                Holiday(day=day, title=title, kind=HolidayKind.OFFICIAL, county=county)
            )


def _shortened(title: str) -> str:
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + "…"
