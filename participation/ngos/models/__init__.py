"""NGOs, their permits, what their entry said from when to when, and what the office decides."""

from participation.ngos.models.ngo import Ngo
from participation.ngos.models.permit import Permit, PermitSequence
from participation.ngos.models.reference import (
    ActivityField,
    IssuingAuthority,
    NamePrefix,
    ReservedWord,
)
from participation.ngos.models.representative import RepresentativeMobile
from participation.ngos.models.seat import Seat
from participation.ngos.models.settings import NgoSettings
from participation.ngos.models.version import NgoVersion

__all__ = [
    "ActivityField",
    "IssuingAuthority",
    "NamePrefix",
    "Ngo",
    "NgoSettings",
    "NgoVersion",
    "Permit",
    "PermitSequence",
    "RepresentativeMobile",
    "ReservedWord",
    "Seat",
]
