"""What every part of the desk shares."""

from participation.common.models.county import County
from participation.common.models.office_settings import OfficeSettings
from participation.common.models.organisation import Organisation
from participation.common.models.outbox import OutboxMessage
from participation.common.models.tick import TickRun
from participation.common.models.tombstone import Tombstone
from participation.common.models.unit import Unit
from participation.common.models.user import User

__all__ = [
    "County",
    "OfficeSettings",
    "Organisation",
    "OutboxMessage",
    "TickRun",
    "Tombstone",
    "Unit",
    "User",
]
