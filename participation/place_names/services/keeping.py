"""What every write of the register shares: the lock, what hangs on a place, the log."""

import datetime
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from participation.common.clock import now
from participation.common.models import User
from participation.common.models.named import KEY_LENGTH, sort_key
from participation.common.tombstones import bury, unearth
from participation.common.versions import touch
from participation.place_names.enums import Standing
from participation.place_names.kept_names import keep_names
from participation.place_names.kept_proposals import keep_proposals
from participation.place_names.models import Place, PlaceName, Proposal
from participation.place_names.shelf import PLACES
from persian.letters import compact_key
from search import services as search

RESOURCE = "places"
BATCH = 200
KEPT = ("name", "name_key", "sort_key", "named_on", "former_names", "version", "updated_at")

REGISTERED = "place_names.register"
CHANGED = "place_names.change"
NAMED = "place_names.name"
TOOK_EFFECT = "place_names.take_effect"
OTHER_NAME = "place_names.other_name"
CORRECTED = "place_names.correct"
CEASED = "place_names.cease"
REOPENED = "place_names.reopen"
REPEALED = "place_names.repeal"
RESTORED = "place_names.restore"
HIDDEN = "place_names.hide"
SHOWN = "place_names.show"
IMPORTED = "place_names.import"

STALE = gettext_lazy(
    "Somebody has changed this place meanwhile. What you typed is kept; look at it, then decide."
)


class StalePlaceError(ValidationError):
    """Somebody else was quicker."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(STALE, code="stale")


def locked(place: Place, version: int | None = None) -> Place:
    """Lock a place with its kind and county, as it is now.

    Raises StalePlaceError where it is not of the ``version`` that the screen showed.
    """
    rows = Place.objects.select_for_update(of=("self",)).select_related("kind", "county")
    row = rows.get(pk=place.pk)
    if version is not None and row.version != version:
        raise StalePlaceError
    return row


def follow_places(pks: Iterable[int]) -> None:
    """Bring what hangs on the names of these places into line, a batch at a time."""
    remaining = iter(pks)
    while batch := list(islice(remaining, BATCH)):
        places = list(Place.objects.filter(pk__in=batch).select_related("kind", "county"))
        names: dict[int, list[PlaceName]] = {pk: [] for pk in batch}
        for name in PlaceName.objects.filter(place__in=batch).through_time():
            names[name.place_id].append(name)
        for place in places:
            _settle(place, names[place.pk])
        Place.objects.bulk_update(places, KEPT, batch_size=100)
        unearth(RESOURCE, [place.pk for place in places if place.is_public])
        bury(RESOURCE, [place.pk for place in places if not place.is_public])
        search.refresh(*places)
        keep_names(places, (name for some in names.values() for name in some))
        # What is proposed for a place moves with it.
        keep_proposals(Proposal.objects.pending().filter(place__in=batch).for_lists())
    touch(PLACES)


def follow(place: Place) -> Place:
    """Bring what hangs on a place into line, and return it as it is stored then."""
    follow_places([place.pk])
    return Place.objects.select_related("kind", "county").get(pk=place.pk)


def _settle(place: Place, names: Collection[PlaceName]) -> None:
    shown = next((name for name in names if name.standing == Standing.CURRENT), None)
    former = [name for name in names if name.standing == Standing.FORMER]
    if shown is None and place.has_ceased:
        # It is remembered by the name that it bore last.
        shown = max(former, key=_end, default=None)
        former = [name for name in former if name is not shown]
    place.name = shown.text if shown else ""
    place.name_key = shown.key if shown else ""
    place.named_on = shown.valid_from if shown else None
    # Without a name comes last; equal names by their number.
    place.sort_key = f"{sort_key(place.name) or 'z'}{sort_key(place.number)}"[:KEY_LENGTH]
    known = {name.key for name in former if shown is None or name.key != shown.key}
    place.former_names = len(known)
    place.version += 1
    place.updated_at = now()


def _end(name: PlaceName) -> tuple[bool, datetime.date]:
    return name.is_dated, name.valid_until or datetime.date.min


def key_of(text: str) -> str:
    """Return the key of a name. Raises ValidationError where nothing can be read in it."""
    key = compact_key(text)[:KEY_LENGTH]
    if not key:
        raise ValidationError({"text": _("Write the name in letters.")}, code="required")
    return key


def save_name(name: PlaceName) -> PlaceName:
    """Write a name. Raises ValidationError by field where its place or the register refuses it."""
    name.full_clean(exclude=("place", "reopens"), validate_unique=False, validate_constraints=False)
    for constraint in PlaceName._meta.constraints:
        if getattr(constraint, "condition", None) is not None and constraint.name in SAID:
            constraint.validate(PlaceName, name)
    refuse_taken(name)
    name.save()
    return name


# Constraints that somebody who types can meet, and that say so in words of their own.
SAID = frozenset({"name_ends_after_it_begins", "a_decision_is_a_row_or_typed"})


def refuse_taken(name: PlaceName) -> None:
    """Raise ValidationError where another place of the kind in the city bears the name."""
    if name.is_shared or name.standing not in {Standing.CURRENT, Standing.COMING}:
        return
    taken = PlaceName.objects.filter(
        scope=name.scope,
        key=name.key,
        standing__in=(Standing.CURRENT, Standing.COMING),
        is_shared=False,
    ).exclude(place=name.place_id)
    other = taken.select_related("place__kind", "place__county").first()
    if other is not None:
        raise taken_error(other)


def share_if_taken(name: PlaceName) -> PlaceName:
    """Let a name that comes back be borne beside another place that was given it meanwhile."""
    try:
        refuse_taken(name)
    except ValidationError:
        name.is_shared = True
    return name


def taken_error(other: PlaceName | None = None) -> ValidationError:
    """Return the refusal of a name that another place bears."""
    if other is None:
        message = _("Another place of this kind in this city has been given the name meanwhile.")
        return ValidationError({"text": message}, code="taken")
    place = other.place
    message = _("%(title)s is there already: %(where)s.") % {
        "title": f"«{other.title}»",
        "where": "، ".join(filter(None, (place.where, place.extent))),
    }
    return ValidationError({"text": message}, code="taken")


def refusal_of(error: IntegrityError) -> ValidationError:
    """Return what a refusal of the database means to somebody who was a moment too late."""
    said = str(error)
    if "one_place_of_a_kind_bears_a_name" in said or "scope" in said:
        return taken_error()
    return StalePlaceError()


def write_log(place: Place, action: str, by: User | None, **data: Any) -> None:
    """Note a step in Wagtail's log; ``data`` tells what was and what is."""
    log(instance=place, action=action, user=by, title=place.title, data=data, timestamp=now())
