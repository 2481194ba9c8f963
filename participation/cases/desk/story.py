"""Everything that the screen of a case shows, gathered for its template."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from participation.cases.desk.sentences import Story, who_did
from participation.cases.enums import TermPurpose
from participation.cases.history import Moment, moments_of
from participation.cases.models import Accused, Applicant, Case, CaseEvent, Term
from participation.cases.selectors import Saying, running_terms, said_in
from participation.common.models import Letter, PrivateFile, Unit, User
from persian.digits import to_persian_digits
from persian.personal_data import LABELS

PERSON_FIELDS = (
    "name",
    "father_name",
    "national_id",
    "foreign_code",
    "mobile",
    "email",
    "address",
    "postal_code",
)
MOST_NOTES = 200


@dataclass(frozen=True)
class Told:
    """An event in words: what happened, who did it; ``is_own`` for oneself."""

    event: CaseEvent
    sentence: str
    who: str
    moment: Moment | None = None
    is_own: bool = False

    @property
    def personal(self) -> str:
        """What kinds of personal data were sent knowingly, in words."""
        return "، ".join(str(LABELS[kind]) for kind in self.event.data.get("personal", ()))


@dataclass(frozen=True)
class Remark:
    """A note of a colleague, with the names of those whom it names."""

    text: str
    author: str | None
    at: datetime.datetime
    mentioned: list[str]


def course_of(
    case: Case,
    units: Mapping[int, Unit] | None = None,
    files: Mapping[UUID, PrivateFile] | None = None,
    letters: Iterable[Letter] = (),
) -> tuple[list[Told], list[Remark]]:
    """Return the whole timeline for staff, oldest first, with what was said; and the notes that
    stand with no event, newest first. The rest was read already.
    """
    said = said_in(case, with_notes=True)
    moments = moments_of(case, for_staff=True, said=said, files=files)
    named = (key for note in said.notes for key in (note.author_id, *note.mentioned))
    people = {key for key in named if key is not None}
    events = [moment.event for moment in moments]
    story = Story(case, events, units=units, people=people, letters=letters)
    course = [
        Told(moment.event, story.tell(moment.event), who_did(moment.event), moment)
        for moment in moments
    ]
    with_events = {one.event.data.get("note") for one in course}
    loose = [note for note in said.notes if note.pk not in with_events and note.text]
    return course, [_remark(note, story) for note in loose[: -MOST_NOTES - 1 : -1]]


def _remark(note: Saying, story: Story) -> Remark:
    return Remark(
        text=note.text,
        author=None if note.author_id is None else story.people.get(note.author_id),
        at=note.at,
        mentioned=[story.people[key] for key in note.mentioned if key in story.people],
    )


def told(case: Case, events: Iterable[CaseEvent], user: User) -> list[Told]:
    """Return what came meanwhile, as sentences."""
    events = list(events)
    story = Story(case, events)
    return [
        Told(event, story.tell(event), who_did(event), is_own=event.actor_id == user.pk)
        for event in events
    ]


def person_rows(person: Applicant | None) -> list[tuple[str, str]]:
    """Return what is known of a person, label and value."""
    if person is None:
        return []
    labels = {field.name: str(field.verbose_name) for field in person._meta.fields}
    values = [(labels[name], getattr(person, name)) for name in PERSON_FIELDS]
    return [(label, value) for label, value in values if value]


def accused_in(case: Case) -> str:
    """Return whom of ours a case is against; the forms on the screen read them no more."""
    if "accused" not in getattr(case, "_prefetched_objects_cache", {}):
        accused = Accused.objects.select_related("unit", "user").order_by("pk")
        prefetch_related_objects([case], Prefetch("accused", queryset=accused))
    return "، ".join(str(row.unit or row.user) for row in case.accused.all())


def term_rows(case: Case) -> list[tuple[Term, str]]:
    """Return the running terms, the office's own first, each with its length in words."""
    running = running_terms(case)
    ordered = [running[purpose] for purpose in TermPurpose if purpose in running]
    return [(term, _length(term)) for term in ordered]


def _length(term: Term) -> str:
    unit: Any = term.get_unit_display()
    return f"{to_persian_digits(term.amount)} {unit}"
