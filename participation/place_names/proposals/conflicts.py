"""What a proposed name collides with, and the rules that it is looked at by."""

from participation.place_names.checking.answers import Answer, answer
from participation.place_names.models import Proposal
from participation.place_names.proposals.services import ToldPlace
from participation.place_names.rules.selectors import Finding, findings
from search.names.places import Spot


def conflicts_at(name: str, told: ToldPlace) -> Answer:
    """Return what a name collides with where it is to be."""
    place = told.place
    city = place.city if place is not None else told.city
    latitude = place.latitude if place is not None else told.latitude
    longitude = place.longitude if place is not None else told.longitude
    own = [str(one.pk) for one in place.names.all()] if place is not None else []
    spot = Spot(str(told.county.pk), city, latitude, longitude)
    return answer(name, at=spot, ignoring=own)


def conflicts_of(proposal: Proposal) -> Answer:
    """Return what the name of a proposal collides with."""
    told = ToldPlace(
        kind=proposal.kind,
        county=proposal.county,
        place=proposal.place,
        city=proposal.city,
        latitude=proposal.latitude,
        longitude=proposal.longitude,
    )
    return conflicts_at(proposal.name, told)


def questions_of(proposal: Proposal, conflicts: Answer) -> list[Finding]:
    """Return the rules in use, as questions; ``conflicts`` are those of its name."""
    return findings(proposal.name, conflicts)
