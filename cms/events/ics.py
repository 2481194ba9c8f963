"""An event as an iCalendar file (RFC 5545) for the reader's own calendar."""

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from persian.jalali import TEHRAN

if TYPE_CHECKING:
    from cms.events.models import EventPage

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


def calendar_file(event: "EventPage", *, here: str) -> bytes:
    """Return the file; ``here`` is the event's absolute address."""
    ends = [_moment("DTEND", event.ends_at)] if event.ends_at else []
    details = {
        "SUMMARY": event.title,
        "DESCRIPTION": event.summary,
        "LOCATION": event.place,
    }
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mosharekat//Events//FA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *ZONE,
        "BEGIN:VEVENT",
        f"UID:event-{event.pk}@{urlsplit(settings.PUBLIC_URL).hostname}",
        f"DTSTAMP:{_utc(event.last_published_at or timezone.now())}",
        _moment("DTSTART", event.starts_at),
        *ends,
        *(f"{name}:{_escape(value)}" for name, value in details.items() if value),
        f"URL:{here}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_fold(line) + b"\r\n" for line in lines)


def _moment(name: str, moment: datetime) -> str:
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
