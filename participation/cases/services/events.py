"""The one writer of the timeline."""

from typing import Any

from wagtail.log_actions import log

from participation.cases.actors import Actor
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent

NOTED = "cases.noted"


def log_action(event: EventType) -> str:
    """Return the name under which Wagtail's log keeps an event."""
    return f"cases.{event}"


def record(
    case: Case, event: EventType, *, by: Actor, is_public: bool = False, **data: Any
) -> CaseEvent:
    """Add an event in the caller's transaction; ``data`` is what changed, nothing personal.

    What staff do stands in Wagtail's log too, by its kind alone.
    """
    if by.user is not None:
        log(instance=case, action=log_action(event), user=by.user)
    return CaseEvent.objects.create(
        case=case,
        type=event,
        version=case.version,
        actor_kind=by.kind,
        actor=by.user,
        is_public=is_public,
        data={name: value for name, value in data.items() if value not in ("", None)},
    )
