"""Minutes as rows."""

from participation.resolutions.models.body import Body, Membership
from participation.resolutions.models.clause import Clause, ClauseActor
from participation.resolutions.models.meeting import AgendaItem, Attendance, Meeting
from participation.resolutions.models.resolution import Resolution, ResolutionLink

__all__ = [
    "AgendaItem",
    "Attendance",
    "Body",
    "Clause",
    "ClauseActor",
    "Meeting",
    "Membership",
    "Resolution",
    "ResolutionLink",
]
