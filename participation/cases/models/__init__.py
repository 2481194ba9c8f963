"""What every submission shares."""

from participation.cases.models.applicant import Applicant
from participation.cases.models.bulk import BulkRow, BulkRun
from participation.cases.models.case import Accused, Case, SealedAccess
from participation.cases.models.checked import CheckedItem
from participation.cases.models.draft import Draft, Receipt
from participation.cases.models.ending import UnitEnding
from participation.cases.models.event import CaseEvent
from participation.cases.models.link import CaseLink
from participation.cases.models.log import CaseLogEntry
from participation.cases.models.masked import Enclosure, MaskedCopy
from participation.cases.models.notice import Notice, NoticeSetting
from participation.cases.models.office import CaseSettings
from participation.cases.models.on_behalf import OnBehalf
from participation.cases.models.proposal import Proposal
from participation.cases.models.rating import Rating
from participation.cases.models.reading import CaseReading
from participation.cases.models.referral import Referral, Substitution
from participation.cases.models.reply import ReplyTemplate
from participation.cases.models.saved import SavedFilter
from participation.cases.models.search import CaseToken
from participation.cases.models.statistics import PublishedFigures
from participation.cases.models.taken import PeopleExport
from participation.cases.models.term import Term
from participation.cases.models.written import (
    Answer,
    CaseFile,
    Note,
    Notification,
    Question,
    Written,
)

__all__ = [
    "Accused",
    "Answer",
    "Applicant",
    "BulkRow",
    "BulkRun",
    "Case",
    "CaseEvent",
    "CaseFile",
    "CaseLink",
    "CaseLogEntry",
    "CaseReading",
    "CaseSettings",
    "CaseToken",
    "CheckedItem",
    "Draft",
    "Enclosure",
    "MaskedCopy",
    "Note",
    "Notice",
    "NoticeSetting",
    "Notification",
    "OnBehalf",
    "PeopleExport",
    "Proposal",
    "PublishedFigures",
    "Question",
    "Rating",
    "Receipt",
    "Referral",
    "ReplyTemplate",
    "SavedFilter",
    "SealedAccess",
    "Substitution",
    "Term",
    "UnitEnding",
    "Written",
]
