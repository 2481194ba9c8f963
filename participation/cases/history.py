"""The timeline of a case in words: what happened, when, and what was said with it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.enums import ActorKind, EventType, WrittenKind
from participation.cases.kinds import CaseKind, kind_of
from participation.cases.models import Case, CaseEvent, CaseFile
from participation.cases.numbers import plain_number
from participation.cases.selectors import Said, Saying, public_timeline, said_in, timeline
from participation.common.models import PrivateFile
from persian.jalali import format_date

MOST_FILES = 200
# For the citizen alone: whoever of the staff sees one of the two may not see the other.
RELATED = {
    EventType.SPLIT: gettext_lazy(
        "Its number is %(number)s. It opens with the key that you have already."
    ),
    EventType.PART_OF: gettext_lazy("The number of the other case is %(number)s."),
}
WRITTEN_STEPS = {"withdraw": WrittenKind.WITHDRAWAL, "object": WrittenKind.OBJECTION}
WRITTEN_EVENTS = {EventType.REPLIED: WrittenKind.REPLY, EventType.ADDED: WrittenKind.ADDITION}


@dataclass(frozen=True)
class Moment:
    """One entry: ``mark`` is its tile, ``text`` what was said, ``by_citizen`` by whom."""

    event: CaseEvent
    title: str
    at: datetime.datetime
    mark: str
    text: str = ""
    note: str = ""
    by_citizen: bool = False
    files: list[PrivateFile] = field(default_factory=list)
    # The how-manieth answer of the office it is, none where it is no answer.
    answer: int | None = None


def moments_of(
    case: Case,
    *,
    for_staff: bool = False,
    said: Said | None = None,
    files: Mapping[UUID, PrivateFile] | None = None,
) -> list[Moment]:
    """Return the timeline, oldest first; for the citizen without what stays in the office.

    ``said`` is what was said in it and ``files`` what lies in it, where the caller has read them.
    """
    events = timeline(case) if for_staff else public_timeline(case)
    said = said or said_in(case, with_notes=for_staff)
    words = _Words(case, said, files, for_staff=for_staff)
    return [words.moment(event) for event in events]


class _Words:
    """What was said, handed out in the order of the events that it belongs to."""

    def __init__(
        self,
        case: Case,
        said: Said,
        files: Mapping[UUID, PrivateFile] | None,
        *,
        for_staff: bool,
    ) -> None:
        self.kind: CaseKind = kind_of(case.kind)
        self.for_staff = for_staff
        self.answered = 0
        self.said: dict[Any, Iterator[Saying]] = {
            EventType.ANSWERED: iter(said.answers),
            EventType.ASKED: iter(said.questions),
            **{
                kind: iter([one for one in said.written if one.kind == kind])
                for kind in WrittenKind
            },
        }
        self.notes = {note.pk: note for note in said.notes}
        self.rows: list[CaseFile] = []
        self.files = files or {}
        if files is None or files:
            rows = CaseFile.objects.filter(case=case, is_shown=True).order_by("pk")
            self.rows = list(rows[:MOST_FILES])
        if files is None:
            self.files = PrivateFile.objects.in_bulk([row.file_id for row in self.rows])

    def moment(self, event: CaseEvent) -> Moment:
        """Return an event with its words."""
        said = next(self.said.get(self._said_with(event), iter(())), None)
        is_answer = said is not None and event.type == EventType.ANSWERED
        self.answered += is_answer
        note = self.notes.get(event.data.get("note"))
        return Moment(
            event=event,
            title=self._title(event),
            at=event.at,
            mark=self._mark(event),
            text=said.text if said is not None else self._detail(event),
            note=note.text if note is not None else "",
            by_citizen=event.actor_kind == ActorKind.CITIZEN,
            files=self._files(event, said),
            answer=self.answered if said is not None and is_answer and said.text else None,
        )

    def _said_with(self, event: CaseEvent) -> Any:
        step = event.data.get("step", "")
        if step in WRITTEN_STEPS:
            return WRITTEN_STEPS[step]
        return WRITTEN_EVENTS.get(EventType(event.type), event.type)

    def _title(self, event: CaseEvent) -> str:
        if event.type == EventType.RECEIVED:
            return str(self.kind.state(self.kind.first).public_label)
        if step := event.data.get("step"):
            for transition in self.kind.transitions:
                if transition.name == step and transition.public_label:
                    return str(transition.public_label)
        return str(event.get_type_display())

    def _mark(self, event: CaseEvent) -> str:
        try:
            return self.kind.state(event.data["after"]).mark
        except KeyError:
            return "new" if event.type == EventType.RECEIVED else "review"

    def _detail(self, event: CaseEvent) -> str:
        if event.type in RELATED and not self.for_staff:
            number = plain_number(event.data["number"])
            return str(RELATED[EventType(event.type)]) % {"number": number}
        if event.type == EventType.REFERRED and event.data.get("cause") == "ended":
            return _(
                "The unit that worked on it has ended its work; another one goes on with it. "
                "The last day to answer you stays."
            )
        if event.type != EventType.DEADLINE_MOVED:
            return ""
        days = {
            name: format_date(datetime.date.fromisoformat(event.data[name]))
            for name in ("before", "after")
        }
        if event.data.get("cause") == "calendar":
            return _("The office's calendar has changed: %(after)s instead of %(before)s.") % days
        return _("The count went on after your reply: %(after)s instead of %(before)s.") % days

    def _files(self, event: CaseEvent, said: Saying | None) -> list[PrivateFile]:
        if event.type == EventType.RECEIVED:
            mine = [row for row in self.rows if _came_first(row)]
        elif said is not None:
            mine = [row for row in self.rows if _came_with(row, event.type) == said.pk]
        else:
            return []
        return [self.files[row.file_id] for row in mine if row.file_id in self.files]


def _came_with(row: CaseFile, event: str) -> int | None:
    """Return the key of what a file came with, of the sort that such an event tells."""
    if event == EventType.ANSWERED:
        return row.answer_id
    return row.question_id if event == EventType.ASKED else row.written_id


def _came_first(row: CaseFile) -> bool:
    """Return whether a file came with the submission itself."""
    return (row.written_id, row.answer_id, row.question_id) == (None, None, None)
