"""The one writer of the timeline."""

from typing import Any

from participation.cases.actors import Actor
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent


def record(
    case: Case, event: EventType, *, by: Actor, is_public: bool = False, **data: Any
) -> CaseEvent:
    """Add an event in the caller's transaction; ``data`` is what changed, nothing personal."""
    return CaseEvent.objects.create(
        case=case,
        type=event,
        version=case.version,
        actor_kind=by.kind,
        actor=by.user,
        is_public=is_public,
        data={name: value for name, value in data.items() if value not in ("", None)},
    )
