"""Resolutions as the rows of lists and exports: values, for lists ask for hundreds of them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.common.addresses import address
from participation.resolutions.enums import ActorRole, FollowUp, Progress, Validity
from participation.resolutions.models import Resolution
from participation.resolutions.models.meeting import label_of
from participation.resolutions.models.resolution import ResolutionQuerySet
from participation.resolutions.parts import Brief, briefs
from persian.digits import to_persian_digits
from persian.jalali import today

# The tile and colour of each state; see the page of all components.
MARKS: dict[str, str] = {
    FollowUp.LATE: "late",
    FollowUp.RUNNING: "open",
    FollowUp.UNKNOWN: "wait",
    FollowUp.UNDATED: "shut",
    FollowUp.DONE: "done",
}
OPEN = frozenset({FollowUp.LATE.value, FollowUp.RUNNING.value})
SOON_DAYS = 7
NAMED = 3
# What is read of a resolution, its meeting and its body: the first fields of `Row`, in order.
COLUMNS = (
    "pk", "row", "title", "raw_deadline", "validity", "follow_up", "due_date", "day",
    "meeting__number", "meeting__title", "meeting__year", "meeting__session_date",
    "meeting__invitation_date", "meeting__body__name", "meeting__body__slug",
)  # fmt: skip
_columns_of = attrgetter(*(name.replace("__", ".") for name in COLUMNS))


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in words: ``kind`` is its colour."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A resolution as a list shows it."""

    pk: int
    row: int
    title: str
    raw_deadline: str
    validity: str
    follow_up: str
    due_date: dt.date | None
    day: dt.date | None
    meeting_number: int
    meeting_title: str
    year: int
    session_date: dt.date | None
    invitation_date: dt.date | None
    body: str
    body_slug: str

    mark: str
    state: str
    due: Due | None
    done: int
    total: int
    organisations: list[str]

    @property
    def number(self) -> str:
        """Return the number that it is found by: meeting and row."""
        return f"{self.meeting_number}/{self.row}"

    @property
    def place(self) -> str:
        """Return which row of the minutes it is, in words."""
        return _("Row %(number)s") % {"number": to_persian_digits(self.row)}

    @property
    def meeting(self) -> str:
        """Return what readers call its meeting."""
        return label_of(self.meeting_title, self.meeting_number)

    @property
    def url(self) -> str:
        """Return the address of its page."""
        return address(
            "resolutions:resolution", self.body_slug, self.year, self.meeting_number, self.row
        )

    @property
    def validity_words(self) -> str:
        """Return whether it still stands, in words."""
        return str(Validity(self.validity).label)

    @property
    def in_force(self) -> bool:
        """Whether it stands, amended or not."""
        return self.validity != Validity.REPEALED.value

    @property
    def named(self) -> str:
        """Return the first of those who carry it out."""
        return "، ".join(self.organisations[:NAMED])

    @property
    def names_more(self) -> bool:
        """Whether there are others."""
        return len(self.organisations) > NAMED


def for_lists(resolutions: ResolutionQuerySet) -> "QuerySet[Any, Any]":
    """Read what a row of a list shows and nothing else; `rows_of` reads the clauses."""
    return resolutions.values_list(*COLUMNS)


def rows_of(listed: Iterable[tuple[Any, ...]]) -> list[Row]:
    """Return what a list shows of resolutions that `for_lists` gave."""
    shown = list(listed)
    told = briefs([values[0] for values in shown])
    states = _states()
    return [_row(values, told[values[0]], states) for values in shown]


def row_of(resolution: Resolution) -> Row:
    """Return what a list would show of a resolution that was read with its clauses and actors."""
    clauses = list(resolution.clauses.all())
    parts = (part for clause in clauses for part in clause.actors.all())
    named = [(part.organisation.name, part.role) for part in parts]
    told = Brief([clause.progress for clause in clauses], named)
    return _row(_columns_of(resolution), told, _states())


def due_in_words(day: dt.date | None, *, on: dt.date | None = None) -> Due | None:
    """Return how far a day is: «۱۲ روز مانده»، «امروز»، «۴ روز گذشته»."""
    if day is None:
        return None
    left = (day - (on or today())).days
    shown = to_persian_digits(str(abs(left)))
    if left < 0:
        return Due("late", ngettext("%(n)s day past", "%(n)s days past", -left) % {"n": shown})
    if left == 0:
        return Due("soon", _("today"))
    words = ngettext("%(n)s day left", "%(n)s days left", left) % {"n": shown}
    return Due("soon" if left <= SOON_DAYS else "open", words)


def _states() -> dict[str, str]:
    return {state: str(label) for state, label in FollowUp.choices}


def _row(values: Any, told: Brief, states: Mapping[str, str]) -> Row:
    _pk, _number, _title, _deadline, _validity, follow_up, due_date, *_meeting = values
    names = (name for name, role in told.named if role != ActorRole.REPORTED_TO.value)
    made: tuple[Any, ...] = (
        *values,
        MARKS[follow_up],
        states[follow_up],
        due_in_words(due_date) if follow_up in OPEN else None,
        told.progress.count(Progress.DONE.value),
        len(told.progress),
        list(dict.fromkeys(names)),
    )
    return Row(*made)
