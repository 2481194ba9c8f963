"""Reads worth a name: what screens and pages show of supervision."""

from dataclasses import dataclass

from participation.ngos.models import Ngo
from participation.ngos.supervision.enums import Standing
from participation.ngos.supervision.models import Duty, DutyEvent
from persian.jalali import today

MOST_SHOWN = 20
MOST_EVENTS = 100
MARKS = {
    Standing.OPEN: "new",
    Standing.SOON: "wait",
    Standing.OVERDUE: "late",
    Standing.RETURNED: "wait",
    Standing.DELIVERED: "new",
    Standing.ACCEPTED: "done",
    Standing.WAIVED: "shut",
}


@dataclass(frozen=True)
class ShownDuty:
    """A duty as a row shows it."""

    duty: Duty
    state: str
    mark: str


def shown(duty: Duty) -> ShownDuty:
    """Return a duty with where it stands today."""
    standing = duty.standing_on(today())
    return ShownDuty(duty, str(standing.label), MARKS[standing])


def duties_of(ngo: Ngo) -> list[ShownDuty]:
    """Return the newest duties of an NGO, what is owed first."""
    rows = list(
        Duty.objects.filter(ngo=ngo).select_related("kind").order_by("-due_on", "-pk")[:MOST_SHOWN]
    )
    return [shown(one) for one in sorted(rows, key=lambda one: (not one.is_owed, -one.pk))]


def events_of(duty: Duty) -> list[DutyEvent]:
    """Return what happened to a duty, newest first."""
    return list(DutyEvent.objects.filter(duty=duty).select_related("by")[:MOST_EVENTS])


def has_overdue(ngo: Ngo) -> bool:
    """Return whether something that an NGO owes is late today."""
    return Duty.objects.overdue_on(today()).filter(ngo=ngo).exists()
