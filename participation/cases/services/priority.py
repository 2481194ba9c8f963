"""How soon the office turns to a case."""

from uuid import UUID

from django.db import transaction

from participation.cases.actors import staff
from participation.cases.enums import EventType, Priority
from participation.cases.errors import NotAllowedError
from participation.cases.models import Case
from participation.cases.permissions import may_handle
from participation.cases.services import writing
from participation.cases.services.events import record
from participation.common.models import User


@transaction.atomic
def prioritise(*, case_id: UUID, priority: Priority, by: User, seen: int) -> Case:
    """Give an open case its priority; the timeline of the office alone keeps who did.

    The one that it has already changes nothing. Raises StaleError, NotAllowedError.
    """
    if not may_handle(by):
        raise NotAllowedError("handle")
    case = writing.lock(case_id, seen=seen)
    if not case.is_open:
        raise NotAllowedError(case.state)
    before = case.priority
    if before == priority:
        return case
    case.priority = priority
    writing.save(case, "priority")
    record(case, EventType.PRIORITISED, by=staff(by), before=before, after=int(priority))
    return case
