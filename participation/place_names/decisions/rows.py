"""A row of a decision, and the place of the register that it speaks of."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.common.models import County, User
from participation.place_names import services as register
from participation.place_names.decisions.enums import Verdict
from participation.place_names.geometry import NOWHERE, point_shape
from participation.place_names.models import Place, PlaceKind, Proposal
from participation.place_names.proposals.enums import Action
from participation.place_names.words import bare_name
from persian.letters import compact_key


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
    """Return the place that bears the former name. Raises ValidationError where several do."""
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
    return found[0] if found else None
