"""What every part of the desk shares."""

from participation.common.models.access_link import AccessLink
from participation.common.models.calendar_change import CalendarChange
from participation.common.models.county import County
from participation.common.models.holiday import Holiday
from participation.common.models.letter import Letter, LetterCopy, LetterReference
from participation.common.models.letter_settings import LetterSettings
from participation.common.models.message_template import MessageTemplate
from participation.common.models.office_settings import OfficeSettings
from participation.common.models.one_time_code import OneTimeCode
from participation.common.models.organisation import Organisation
from participation.common.models.outbox import OutboxMessage
from participation.common.models.private_file import FilePiece, PrivateFile
from participation.common.models.rate_counter import RateCounter, UsedOnce
from participation.common.models.tick import TickRun
from participation.common.models.tombstone import Tombstone
from participation.common.models.unit import Unit
from participation.common.models.unit_membership import UnitMembership
from participation.common.models.user import User
from participation.common.models.version_mark import VersionMark

__all__ = [
    "AccessLink",
    "CalendarChange",
    "County",
    "FilePiece",
    "Holiday",
    "Letter",
    "LetterCopy",
    "LetterReference",
    "LetterSettings",
    "MessageTemplate",
    "OfficeSettings",
    "OneTimeCode",
    "Organisation",
    "OutboxMessage",
    "PrivateFile",
    "RateCounter",
    "TickRun",
    "Tombstone",
    "Unit",
    "UnitMembership",
    "UsedOnce",
    "User",
    "VersionMark",
]
