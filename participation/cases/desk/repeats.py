"""A double click, or a form that is sent again because its answer was lost."""

from datetime import timedelta
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from participation.cases.enums import EventType
from participation.cases.models import Answer, CaseEvent, Note, Proposal, Question
from participation.common.models import User
from persian.letters import clean_input

# As long as a browser may send a form again by itself.
LIFE = timedelta(minutes=10)
LONGEST_VERSION = 9
OWN_NAMES: dict[str, frozenset[str]] = {
    EventType.ASSIGNED: frozenset({"assign", "take"}),
    EventType.PRIORITISED: frozenset({"prioritise"}),
    EventType.SEALED: frozenset({"seal"}),
    EventType.ACCUSED: frozenset({"accuse"}),
    EventType.ANSWERED: frozenset({"inform"}),
}
SAID: dict[EventType, type[Answer | Proposal | Question]] = {
    EventType.PROPOSED: Proposal,
    EventType.ANSWERED: Answer,
    EventType.ASKED: Question,
}


def was_done(case_id: UUID, user: User, name: str, sent: QueryDict) -> bool:
    """Return whether this very form has done its work already, a moment ago and by this person.

    Asked before a screen is called stale, and where the case has left the person's sight by it.
    """
    version = sent.get("version", "")
    if not (version.isascii() and version.isdigit() and len(version) <= LONGEST_VERSION):
        return False
    events = CaseEvent.objects.filter(
        case=case_id, actor=user.pk, version=int(version) + 1, at__gte=timezone.now() - LIFE
    )
    return any(_is_it(event, user, name, sent) for event in events)


def _is_it(event: CaseEvent, user: User, name: str, sent: QueryDict) -> bool:
    step = event.data.get("step")
    if name == "approve" and event.type == EventType.ANSWERED and step:
        return True
    if name != step and (step or name not in OWN_NAMES.get(event.type, ())):
        return False
    if name == "assign" and str(event.data.get("to", "")) != sent.get("to", ""):
        return False
    if name == "prioritise" and str(event.data.get("after", "")) != sent.get("priority", ""):
        return False
    if name == "refer" and str(event.data.get("unit", "")) != sent.get("unit", ""):
        return False
    words = clean_input(sent.get("text") or sent.get("reason") or "").strip()
    return not words or words in _words_with(event, user)


def _words_with(event: CaseEvent, user: User) -> list[str]:
    """Return what was said with an event."""
    words = []
    if model := SAID.get(EventType(event.type)):
        said = model.objects.filter(case=event.case_id, author=user.pk).order_by("-pk").first()
        words += [said.text] if said else []
    note = Note.objects.filter(case=event.case_id, pk=event.data.get("note", 0)).first()
    return words + ([note.text] if note else [])
