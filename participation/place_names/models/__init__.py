"""Places, their names, what is proposed and what was decided."""

from participation.place_names.models.decision import DecidedName, NamingDecision, Plate
from participation.place_names.models.kind import PlaceKind
from participation.place_names.models.name import PlaceName
from participation.place_names.models.place import Place
from participation.place_names.models.proposal import Proposal, ProposalPaper

__all__ = [
    "DecidedName",
    "NamingDecision",
    "Place",
    "PlaceKind",
    "PlaceName",
    "Plate",
    "Proposal",
    "ProposalPaper",
]
