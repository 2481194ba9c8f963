"""Places, their names, what is proposed, the way that it goes, what was decided."""

from participation.place_names.models.decision import DecidedName, NamingDecision, Plate
from participation.place_names.models.importing import ImportRow, PlaceImport
from participation.place_names.models.kind import PlaceKind
from participation.place_names.models.name import PlaceName
from participation.place_names.models.path import Move, NamingPath, Stage
from participation.place_names.models.place import Place
from participation.place_names.models.proposal import Proposal, ProposalPaper
from participation.place_names.models.visit import Evaluation, Hearing, Opinion, StageVisit

__all__ = [
    "DecidedName",
    "Evaluation",
    "Hearing",
    "ImportRow",
    "Move",
    "NamingDecision",
    "NamingPath",
    "Opinion",
    "Place",
    "PlaceImport",
    "PlaceKind",
    "PlaceName",
    "Plate",
    "Proposal",
    "ProposalPaper",
    "Stage",
    "StageVisit",
]
