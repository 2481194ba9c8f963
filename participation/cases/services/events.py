"""The one writer of the timeline."""

from typing import Any

from wagtail.log_actions import log

from participation.cases.actors import Actor
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseEvent
from participation.common.clock import now
from participation.common.inserting import insert_keyed
from persian.personal_data import find_personal_data

NOTED = "cases.noted"
LINKED, UNLINKED = "cases.linked", "cases.unlinked"
CHECKED, UNCHECKED = "cases.checked", "cases.unchecked"
PERSONAL_SENT = "cases.personal_sent"
# A program did something with a token of the person.
BY_TOKEN = "cases.by_token"  # noqa: S105


def log_action(event: EventType) -> str:
    """Return the name under which Wagtail's log keeps an event."""
    return f"cases.{event}"


def personal_kinds(text: str) -> list[str]:
    """Return which kinds of personal data a text holds; none of the data."""
    return sorted({found.kind for found in find_personal_data(text)})


def record(
    case: Case, event: EventType, *, by: Actor, is_public: bool = False, **data: Any
) -> CaseEvent:
    """Add an event in the caller's transaction; ``data`` is what changed, nothing personal."""
    log_event(case, event, by=by, **data)
    row = new_event(case, event, by=by, is_public=is_public, **data)
    insert_keyed(row)
    return row


def log_event(case: Case, event: EventType, *, by: Actor, **data: Any) -> None:
    """Note what staff do in Wagtail's log, in the caller's transaction: its kind alone.

    ``personal`` are the kinds of personal data in words that went to the citizen: the log has them
    too, and none of the data.
    """
    if by.user is None:
        return
    log(instance=case, action=log_action(event), user=by.user, timestamp=now())
    if data.get("personal"):
        kinds = {"kinds": list(data["personal"])}
        log(instance=case, action=PERSONAL_SENT, user=by.user, timestamp=now(), data=kinds)


def new_event(
    case: Case, event: EventType, *, by: Actor, is_public: bool = False, **data: Any
) -> CaseEvent:
    """Return an event that the caller inserts, and logs in the same transaction."""
    return CaseEvent(
        case=case,
        at=now(),
        type=event,
        version=case.version,
        actor_kind=by.kind,
        actor=by.user,
        is_public=is_public,
        data={name: value for name, value in data.items() if value not in ("", None, [])},
    )
