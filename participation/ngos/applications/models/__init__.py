"""An application with its people and papers, and what the office decides about all of them."""

from participation.ngos.applications.models.application import Application, ApplicationField
from participation.ngos.applications.models.decision import Decision, RefusalReason, Verdict
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

__all__ = [
    "Application",
    "ApplicationField",
    "Decision",
    "Dossier",
    "Flag",
    "Inquiry",
    "InquiryAuthority",
    "InquirySettings",
    "Paper",
    "Person",
    "RefusalReason",
    "Verdict",
    "keeps_results",
]
