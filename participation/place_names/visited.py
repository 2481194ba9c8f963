"""Places as what county officers visit."""

from participation.common.models import User
from participation.place_names.models import Place
from participation.place_names.permissions import may_read
from participation.visits.rooms import visits_room
from participation.visits.subjects import Visited, VisitSubject, register_visit_subject
from search.selectors import found_ids

KIND = "place"


def visited(place: Place) -> Visited:
    """Return a place as a visit tells it."""
    return Visited(
        pk=place.pk, title=place.title, county=place.county, where=place.where,
        screen="places:screen",
    )  # fmt: skip


def room_of(place: Place, user: User) -> dict[str, object] | None:
    """Return what the screen of a place shows of its visits."""
    return visits_room(KIND, visited(place), user)


def _one(pk: int) -> Visited | None:
    place = Place.objects.filter(pk=pk).select_related("kind", "county").first()
    return visited(place) if place is not None else None


def _find(typed: str, most: int) -> list[Visited]:
    keys = [int(pk) for pk in found_ids(typed, kind=KIND)]
    rows = Place.objects.filter(pk__in=keys).select_related("kind", "county")
    return [visited(place) for place in rows.order_by("sort_key", "pk")[:most]]


SUBJECT = VisitSubject(
    kind=KIND, label=Place._meta.verbose_name, one=_one, find=_find, may_read=may_read
)


def register() -> None:
    """Register places; called once the apps are ready."""
    register_visit_subject(SUBJECT)
