"""What is kept of the supervision of NGOs."""

from participation.ngos.supervision.models.complaint import LinkedCase
from participation.ngos.supervision.models.contact import SupervisionContact
from participation.ngos.supervision.models.duty import Duty, DutyEvent, Watch
from participation.ngos.supervision.models.kind import DutyKind, ReportForm, ReportQuestion
from participation.ngos.supervision.models.ladder import LadderRung, LadderStep
from participation.ngos.supervision.models.report import ReceiptSequence, Report, Sending
from participation.ngos.supervision.models.settings import SupervisionSettings
from participation.ngos.supervision.models.support import Support

__all__ = [
    "Duty",
    "DutyEvent",
    "DutyKind",
    "LadderRung",
    "LadderStep",
    "LinkedCase",
    "ReceiptSequence",
    "Report",
    "ReportForm",
    "ReportQuestion",
    "Sending",
    "SupervisionContact",
    "SupervisionSettings",
    "Support",
    "Watch",
]
