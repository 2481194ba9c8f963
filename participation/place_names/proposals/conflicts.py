"""What a proposed name collides with, and the rules that it is looked at by."""

from participation.common.models import User
from participation.place_names.checking.answers import Answer, answer
from participation.place_names.checking.clashes import PROPOSER, Reader
from participation.place_names.kept_names import bearer_of as bearer_of_place
from participation.place_names.kept_proposals import bearer_of
from participation.place_names.models import Proposal
from participation.place_names.proposals.services import ToldPlace
from participation.place_names.rules.selectors import Finding, findings
from search.names.places import Spot


def conflicts_at(name: str, told: ToldPlace, *, reader: Reader = PROPOSER, own: str = "") -> Answer:
    """Return what a name collides with where it is to be, other than names of its own place.

    ``own`` is the bearer of the proposal itself, once it is one.
    """
    place = told.place
    city = place.city if place is not None else told.city
    latitude = place.latitude if place is not None else told.latitude
    longitude = place.longitude if place is not None else told.longitude
    bearers = {own, bearer_of_place(place) if place is not None else ""}
    spot = Spot(str(told.county.pk), city, latitude, longitude)
    return answer(name, at=spot, ignoring=bearers, reader=reader)


def conflicts_of(proposal: Proposal, user: User) -> Answer:
    """Return what the name of a proposal collides with, as an officer may read it."""
    told = ToldPlace(
        kind=proposal.kind,
        county=proposal.county,
        place=proposal.place,
        city=proposal.city,
        latitude=proposal.latitude,
        longitude=proposal.longitude,
    )
    own = bearer_of(proposal.pk)
    return conflicts_at(proposal.name, told, reader=Reader(user), own=own)


def questions_of(proposal: Proposal, conflicts: Answer) -> list[Finding]:
    """Return the rules in use, as questions; ``conflicts`` are those of its name."""
    return findings(proposal.name, conflicts)
