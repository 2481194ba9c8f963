"""Things with a day as an iCalendar file (RFC 5545) for the reader's own calendar."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

from persian.jalali import TEHRAN

LINE_OCTETS = 75
# Since 1 Mehr 1401 the clock of Iran stands still; before, offsets came and went.
OFFSET = timedelta(hours=3, minutes=30)
ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tehran",
    "BEGIN:STANDARD",
    "DTSTART:20220922T000000",
    "TZOFFSETFROM:+0430",
    "TZOFFSETTO:+0330",
    "TZNAME:+0330",
    "END:STANDARD",
    "END:VTIMEZONE",
)
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """What stands in a calendar: at a moment, or on a whole day where no hour is known.

    ``key`` names it among all that the site has; ``changed`` is when it was last written.
    """

    key: str
    title: str
    start: datetime | date
    changed: datetime
    url: str
    end: datetime | None = None
    summary: str = ""
    place: str = ""


def calendar_response(
    entries: Iterable[CalendarEntry], *, filename: str, title: str = ""
) -> HttpResponse:
    """Answer with a file of these entries; a ``title`` is what a calendar that follows it shows."""
    content = b"".join(_fold(line) + b"\r\n" for line in _calendar(entries, title))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _calendar(entries: Iterable[CalendarEntry], title: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mosharekat//Events//FA")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    if title:
        # The second is what most programs read.
        yield from (f"NAME:{_escape(title)}", f"X-WR-CALNAME:{_escape(title)}")
    yield from ZONE
    for entry in entries:
        yield from _entry(entry)
    yield "END:VCALENDAR"


def _entry(entry: CalendarEntry) -> Iterator[str]:
    texts = {"SUMMARY": entry.title, "DESCRIPTION": entry.summary, "LOCATION": entry.place}
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.key}@{urlsplit(settings.PUBLIC_URL).hostname}"
    yield f"DTSTAMP:{_utc(entry.changed)}"
    yield _moment("DTSTART", entry.start)
    if entry.end:
        yield _moment("DTEND", entry.end)
    yield from (f"{name}:{_escape(value)}" for name, value in texts.items() if value)
    yield f"URL:{entry.url}"
    yield "END:VEVENT"


def _moment(name: str, moment: datetime | date) -> str:
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    local = moment.astimezone(TEHRAN)
    if local.utcoffset() == OFFSET:
        return f"{name};TZID=Asia/Tehran:{local:%Y%m%dT%H%M%S}"
    return f"{name}:{_utc(moment)}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escape(text: str) -> str:
    text = CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", r"\n")


def _fold(line: str) -> bytes:
    """Break a line after at most 75 octets, never inside a character."""
    parts: list[bytes] = []
    current = b""
    for character in line:
        octets = character.encode()
        if len(current) + len(octets) > LINE_OCTETS:
            parts.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*parts, current])
