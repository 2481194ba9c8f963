"""Reads worth a name."""

from participation.ngos.changes.models import Change
from participation.ngos.models import Ngo, Permit, Seat

MOST_SEATS = 60


def seats_of(ngo: Ngo) -> list[Seat]:
    """Return who sits on the board of an NGO today."""
    return list(Seat.objects.filter(ngo=ngo).taken()[:MOST_SEATS])


def permit_of(ngo: Ngo) -> Permit | None:
    """Return the permit by which an NGO stands where it stands."""
    return Permit.objects.filter(ngo=ngo).order_by("-pk").first()


def version_before(change: Change) -> int | None:
    """Return the number of the version of the register before the one that a change has made."""
    return change.made.number - 1 if change.made is not None and change.made.number > 1 else None
