"""Places, their names, and what is proposed."""

from participation.place_names.models.importing import ImportRow, PlaceImport
from participation.place_names.models.kind import PlaceKind
from participation.place_names.models.name import PlaceName
from participation.place_names.models.place import Place
from participation.place_names.models.proposal import Proposal, ProposalPaper

__all__ = [
    "ImportRow",
    "Place",
    "PlaceImport",
    "PlaceKind",
    "PlaceName",
    "Proposal",
    "ProposalPaper",
]
