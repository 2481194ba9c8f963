"""Whole-day events of an iCalendar file (RFC 5545): as much of it as lists of holidays use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MAX_BYTES: Final = 2_000_000
MOST_DAYS: Final = 31
ONE_DAY: Final = timedelta(days=1)

_FOLD: Final = re.compile(r"\r?\n[ \t]")
_END: Final = re.compile(r"\r?\n")
# NAME;PARAMETER="may hold : and ;":value
_LINE: Final = re.compile(
    r'(?P<name>[A-Za-z0-9-]++)(?:;(?:[^";:]|"[^"]*+")*+)*+:(?P<value>.*)', re.DOTALL
)
_DAY: Final = re.compile(r"[0-9]{8}")
_DURATION: Final = re.compile(r"\+?P(?:([0-9]{1,3})W|([0-9]{1,3})D)")
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")


class NotCalendarError(ValueError):
    """The text is no iCalendar file."""


@dataclass(frozen=True, slots=True)
class Event:
    """A whole-day event from ``first`` to ``last``, both included."""

    title: str
    first: date
    last: date

    def days(self) -> list[date]:
        """Return each day of it."""
        return [
            self.first + offset * ONE_DAY for offset in range((self.last - self.first).days + 1)
        ]


@dataclass(frozen=True, slots=True)
class Unread:
    """An event that is left out: its title, as far as there is one, and why."""

    title: str
    reason: str


class _RefusedError(ValueError):
    """Why an event is left out."""


def read_events(text: str) -> Iterator[Event | Unread]:
    """Yield the events in their order; those that are no plain whole days as `Unread`.

    Cancelled ones are not there. Raises NotCalendarError.
    """
    lines = _END.split(_FOLD.sub("", text.removeprefix("\ufeff")))
    if lines[0].strip().upper() != "BEGIN:VCALENDAR":
        raise NotCalendarError
    return _events(lines)


def _events(lines: list[str]) -> Iterator[Event | Unread]:
    inside: list[str] = []
    fields: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        name, value = match["name"].upper(), match["value"].strip()
        if name == "BEGIN":
            inside.append(value.upper())
            if inside[-1] == "VEVENT":
                fields = {}
        elif name == "END":
            if inside and inside.pop() == "VEVENT" and fields.get("STATUS") != "CANCELLED":
                yield _event(fields)
        elif inside and inside[-1] == "VEVENT":
            fields.setdefault(name, value)


def _event(fields: dict[str, str]) -> Event | Unread:
    title = _ESCAPED.sub(_unescaped, fields.get("SUMMARY", "")).strip()
    try:
        if not title:
            raise _RefusedError("no title")
        if "RRULE" in fields or "RDATE" in fields:
            raise _RefusedError("repeats")
        first = _day(fields.get("DTSTART", ""))
        last = _last_day(first, fields)
        if last < first:
            raise _RefusedError("ends before it begins")
        if (last - first).days >= MOST_DAYS:
            raise _RefusedError(f"longer than {MOST_DAYS} days")
    except _RefusedError as refusal:
        return Unread(title, str(refusal))
    except OverflowError:
        return Unread(title, "no such day")
    return Event(title, first, last)


def _last_day(first: date, fields: dict[str, str]) -> date:
    """Return the day before DTEND, or that which DURATION gives, or the first where it has none."""
    if "DTEND" in fields:
        end = _day(fields["DTEND"])
        # The end is not part of an event; some programs write that of one day as its own day.
        return first if end == first else end - ONE_DAY
    if "DURATION" in fields:
        match = _DURATION.fullmatch(fields["DURATION"].upper())
        if match is None:
            raise _RefusedError("not whole days")
        length = int(match[1]) * 7 if match[1] else int(match[2])
        return first + max(length - 1, 0) * ONE_DAY
    return first


def _day(written: str) -> date:
    if not _DAY.fullmatch(written):
        raise _RefusedError("not whole days")
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        raise _RefusedError("no such day") from None


def _unescaped(match: re.Match[str]) -> str:
    return " " if match[1] in "nN" else match[1]
