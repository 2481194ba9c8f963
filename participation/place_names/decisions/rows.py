"""A row of a decision, and the place of the register that it speaks of."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.common.models import County, User
from participation.place_names import services as register
from participation.place_names.decisions.enums import Verdict
from participation.place_names.enums import Standing
from participation.place_names.geometry import NOWHERE, point_shape
from participation.place_names.models import Place, PlaceKind, PlaceName, Proposal
from participation.place_names.proposals.enums import Action
from participation.place_names.words import bare_name
from persian.letters import compact_key

# Places that bore a name, of which more than a few are one alley in each quarter.
MOST_RENAMED = 20


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a decision says of one place. Without a proposal the place is found, or entered anew."""

    verdict: Verdict
    proposal: Proposal | None = None
    kind: PlaceKind | None = None
    county: County | None = None
    city: str = ""
    former_name: str = ""
    extent: str = ""
    name: str = ""
    reason: str = ""
    is_shared: bool = False
    keeps_number: bool = False

    @property
    def action(self) -> Action:
        """Naming, or renaming of what has a name."""
        if self.proposal is not None:
            return Action(self.proposal.action)
        return Action.RENAMING if self.former_name else Action.NAMING


def place_of(row: Row, proposal: Proposal | None, by: User | None) -> Place:
    """Return the place: the proposal's, one of the register, or a new row of it."""
    if proposal is not None and proposal.place is not None:
        return proposal.place
    if proposal is not None:
        shape = NOWHERE
        if proposal.latitude is not None and proposal.longitude is not None:
            shape = point_shape(proposal.latitude, proposal.longitude)
        return register.register_place(
            kind=proposal.kind,
            county=proposal.county,
            name=proposal.former_name,
            shape=shape,
            by=by,
            city=proposal.city,
            district=proposal.district,
            quarter=proposal.quarter,
            extent=proposal.extent,
        )
    if row.kind is None or row.county is None:
        raise ValidationError({"kind": _("Say what it is.")})
    found = _found(row)
    if found is not None:
        return found
    return register.register_place(
        kind=row.kind,
        county=row.county,
        name=row.former_name,
        by=by,
        city=row.city,
        extent=row.extent,
    )


def _found(row: Row) -> Place | None:
    """Return the place that bears the former name.

    Raises ValidationError where several do, or where the one that bore it has another name by now.
    """
    if not row.former_name or row.kind is None:
        return None
    key = compact_key(bare_name(row.former_name, row.kind))
    places = Place.objects.standing().filter(
        kind=row.kind, county=row.county, city_key=compact_key(row.city), name_key=key
    )
    found = list(places.select_related("kind", "county")[:2])
    if len(found) > 1 and row.extent:
        found = [one for one in found if compact_key(one.extent) == compact_key(row.extent)]
    if len(found) > 1:
        raise ValidationError(
            {"former_name": _("Several places bear this name; write the extent too.")}
        )
    if not found:
        _refuse_renamed(row, key)
    return found[0] if found else None


def _refuse_renamed(row: Row, key: str) -> None:
    """Raise ValidationError where a place bore this name until somebody gave it another.

    Else an act that comes a moment later would enter the same street twice. Whoever means another
    place says so by its extent.
    """
    renamed = PlaceName.objects.filter(
        standing=Standing.FORMER,
        key=key,
        place__kind=row.kind,
        place__county=row.county,
        place__city_key=compact_key(row.city),
        place__ceased_on__isnull=True,
    ).exclude(place__name="")
    for name in renamed.select_related("place__kind")[:MOST_RENAMED]:
        if not row.extent or compact_key(row.extent) == compact_key(name.place.extent):
            message = _(
                "The place that bore this name is called «%(name)s» today. Write that, or the "
                "extent, where you mean another place."
            )
            told = {"name": name.place.title}
            raise ValidationError({"former_name": ValidationError(message, params=told)})
