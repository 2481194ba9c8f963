"""An application with its people and papers, and what the office decides about all of them."""

from participation.ngos.applications.models.application import Application, ApplicationField
from participation.ngos.applications.models.appointment import Appointment
from participation.ngos.applications.models.decision import (
    ApprovedText,
    Decision,
    RefusalReason,
    Verdict,
)
from participation.ngos.applications.models.dossier import Dossier
from participation.ngos.applications.models.flag import Flag
from participation.ngos.applications.models.inquiry import (
    Inquiry,
    InquiryAuthority,
    InquirySettings,
    keeps_results,
)
from participation.ngos.applications.models.paper import Paper
from participation.ngos.applications.models.person import Person
from participation.ngos.applications.models.stay import Stay

__all__ = [
    "Application",
    "ApplicationField",
    "Appointment",
    "ApprovedText",
    "Decision",
    "Dossier",
    "Flag",
    "Inquiry",
    "InquiryAuthority",
    "InquirySettings",
    "Paper",
    "Person",
    "RefusalReason",
    "Stay",
    "Verdict",
    "keeps_results",
]
