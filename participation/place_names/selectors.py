"""Reads worth a name: what the pages of the register show."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from participation.place_names.enums import NEVER_HELD, Standing
from participation.place_names.geometry import metres
from participation.place_names.models import Place, PlaceName
from participation.place_names.models.place import PlaceQuerySet
from participation.resolutions.models import Resolution
from persian.jalali import today

# Columns of a list: the geometry of a line is long.
HEAVY = ("geometry",)
NEIGHBOURS = 6
# Degrees around a place in which its neighbours are looked for: about a kilometre.
NEAR = 0.01
# Of them are read before the nearest are known.
LOOKED_AT = 200
PREDECESSORS = 20


def for_lists(places: PlaceQuerySet) -> PlaceQuerySet:
    """Read what a row of a list shows."""
    return places.select_related("kind", "county").defer(*HEAVY)


def public_place(pk: int) -> Place | None:
    """Return a place with what its page shows of it, or None where strangers see none."""
    return (
        Place.objects.public()
        .filter(pk=pk)
        .select_related("kind", "county", "successor__kind", "successor__county")
        .first()
    )


def names_of(place: Place) -> "QuerySet[PlaceName]":
    """Return the names of a place, newest first, with the minutes that they rest on."""
    return place.names.through_time().select_related(  # type: ignore[no-any-return]
        "decision__meeting__body", "repealed_by__meeting__body"
    )


@dataclass(frozen=True)
class ShownName:
    """A name as the timeline of its place shows it."""

    name: PlaceName
    mark: str
    state: str
    # Only minutes that strangers read.
    decision: Resolution | None
    repealed_by: Resolution | None


MARKS = {
    Standing.CURRENT: "done",
    Standing.COMING: "wait",
    Standing.FORMER: "shut",
    Standing.CANCELLED: "shut",
    Standing.ALTERNATIVE: "new",
}


def shown_names(names: Iterable[PlaceName]) -> list[ShownName]:
    """Return names with their marks and the minutes that everybody may read."""
    return [
        ShownName(
            name=one,
            mark=MARKS[Standing(one.standing)],
            state=str(one.get_standing_display()),
            decision=one.decision if one.decision and one.decision.is_public else None,
            repealed_by=one.repealed_by if one.repealed_by and one.repealed_by.is_public else None,
        )
        for one in names
    ]


def name_today(place: Place, names: Iterable[PlaceName]) -> PlaceName | None:
    """Return the row of the name that a place is known by: today's, else the last it bore."""
    wanted = [one for one in names if one.standing not in NEVER_HELD and one.text == place.name]
    return next((one for one in wanted if one.standing == Standing.CURRENT), None) or next(
        iter(wanted), None
    )


@dataclass(frozen=True)
class Neighbour:
    """A place nearby, with how many metres its middle is away."""

    place: Place
    metres: int


def neighbours(place: Place) -> list[Neighbour]:
    """Return the nearest places, nearest first; none where the place has no position."""
    if place.latitude is None or place.longitude is None:
        return []
    here = place.longitude, place.latitude
    around = (
        Place.objects.public()
        .standing()
        .within(
            south=here[1] - NEAR, west=here[0] - NEAR, north=here[1] + NEAR, east=here[0] + NEAR
        )
        .exclude(pk=place.pk)
    )
    found = [
        Neighbour(one, round(metres(here, (one.longitude, one.latitude))))
        for one in around.select_related("kind", "county")[:LOOKED_AT]
        if one.longitude is not None and one.latitude is not None
    ]
    return sorted(found, key=lambda one: (one.metres, one.place.pk))[:NEIGHBOURS]


def predecessors(place: Place) -> list[Place]:
    """Return the public places that were taken into this one."""
    before = place.predecessors.public().select_related("kind", "county")  # type: ignore[attr-defined]
    return list(before.order_by("-ceased_on", "pk")[:PREDECESSORS])


def names_on(place: Place, day: datetime.date | None = None) -> list[PlaceName]:
    """Return the names in force on a day, today unless told otherwise."""
    return list(place.names.on(day or today()).through_time())
