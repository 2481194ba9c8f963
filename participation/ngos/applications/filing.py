"""A draft of an application, read as sections."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.services.drafts import OpenDraft, Values
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard import Step, whole_files
from participation.cases.wizard.forms import FilesForm, StepForm
from participation.ngos.applications.enums import (
    NEEDED_OF_A_FOUNDER,
    NEEDED_OF_ALL,
    PaperKind,
    StatuteWay,
)
from participation.ngos.applications.forms import (
    Asked,
    NameForm,
    OutsideForm,
    PapersForm,
    PersonForm,
    PlaceForm,
    StatuteForm,
    WorkForm,
)
from participation.ngos.applications.people import (
    ToldPerson,
    confirmation_of,
    founders_of,
    lacking,
)
from participation.ngos.applications.rules import rules_now
from participation.ngos.enums import Level
from participation.ngos.guide.models import Mode, mode_of
from participation.ngos.models import NgoSettings
from persian.identifiers import normalize_mobile, normalize_national_id

BEGIN = "begin"
MOST_PEOPLE = 25
# Those of the task list (`sections.py`), the sending among them.
SECTIONS = 8
PERSON = re.compile(r"person-([1-9][0-9]?)")
REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class PersonStep(Step):
    """The page of somebody; ``key`` is which of the people."""

    key: int = 0
    form: Callable[..., StepForm] = field(compare=False)
    template: str = "person"

    def heading(self, about: Any) -> Any:
        """Return who it is, once that was told."""
        return about.names.get(self.key) or self.title


NAME = Step(name="name", title=_("What will it be called?"), form=NameForm)
WORK = Step(name="work", title=_("What will it do?"), form=WorkForm)
PLACE = Step(name="place", title=_("Where is its office?"), form=PlaceForm)
STATUTE = Step(name="statute", title=_("The statute"), form=StatuteForm)
OUTSIDE = Step(name="outside", title=_("Your application at the ministry"), form=OutsideForm)
FILES = Step(name="files", title=pgettext_lazy("application", "Papers"), form=FilesForm)
PAPERS = Step(name="papers", title=_("What is each paper?"), form=PapersForm)


@lru_cache(MOST_PEOPLE + 1)
def person_step(key: int) -> PersonStep:
    """Return the page of one of the people."""
    form = partial(PersonForm, key=key)
    return PersonStep(name=f"person-{key}", title=_("Who is it?"), form=form, key=key)


@dataclass(frozen=True)
class Filing(AnyFiling):
    """A draft with its level, the people and the files that came along."""

    @classmethod
    def of(cls, draft: OpenDraft) -> "Filing | None":
        """Return the draft as sections; None where no level was chosen."""
        chosen = (draft.part(BEGIN) or {}).get("level")
        if chosen not in Level.values:
            return None
        people, names = known_people(draft)
        asked = Asked(
            Level(chosen),
            is_from_outside=mode_of(chosen) == Mode.FILE,
            people=people,
            names=names,
        )
        filing = cls(draft, asked)
        asked.files.extend((file.pk, file.name) for file in whole_files(filing))
        return filing

    @cached_property
    def people_steps(self) -> list[PersonStep]:
        """The pages of those who were begun."""
        return [person_step(key) for key in _people_in(self.draft)]

    @cached_property
    def steps(self) -> list[Step]:
        """All pages; what the papers are is asked where there are any."""
        papers = [PAPERS] if self.about.files else []
        # What was applied for elsewhere has its statute there.
        outside = [OUTSIDE] if self.about.is_from_outside else []
        statute = [] if outside else [STATUTE]
        return [NAME, *outside, WORK, PLACE, *statute, *self.people_steps, FILES, *papers]

    @property
    def next_person(self) -> PersonStep | None:
        """The page of somebody new, None where there are as many as there may be."""
        used = [int(found[1]) for name in self.draft.parts if (found := PERSON.fullmatch(name))]
        key = max(used, default=0) + 1
        is_full = len(self.people_steps) >= MOST_PEOPLE or key > 3 * MOST_PEOPLE
        return None if is_full else person_step(key)

    def step(self, name: str) -> Step | None:
        """Return a page by its name, that of somebody new too."""
        following = self.next_person
        if following is not None and following.name == name:
            return following
        return super().step(name)

    @property
    def total(self) -> int:
        """How many sections there are."""
        return SECTIONS

    def place(self, step: Step) -> int:
        """Return nothing that is counted: sections are told in any order."""
        return 0

    def before(self, step: Step | None) -> Step | None:
        """Return the page before one; None before somebody new."""
        return super().before(step) if step is None or step in self.steps else None

    def first_open(self, until: Step | None = None) -> Step | None:
        """Return the first page that is still to be told; each can be told before the others."""
        return None if until is not None else super().first_open()

    @cached_property
    def people(self) -> list[ToldPerson]:
        """Those who were told wholly."""
        forms = [self.answered.get(step.name) for step in self.people_steps]
        return [form.person() for form in forms if isinstance(form, PersonForm)]

    @property
    def rules(self) -> NgoSettings:
        """What holds; of what was applied for elsewhere the speaker alone is asked for here."""
        if self.about.is_from_outside:
            return NgoSettings(founders_least=1, specialists_least=0)
        return rules_now()

    @cached_property
    def lacking_people(self) -> list[str]:
        """What is missing of the people together, in words."""
        told = lacking(self.people, self.rules)
        half = len(self.people_steps) - len(self.people)
        return [*told, str(_("Not everything was told of somebody."))] if half else told

    @property
    def title(self) -> str:
        """The whole name, once it was told."""
        form = self.answered.get(NAME.name)
        return form.title if isinstance(form, NameForm) else ""

    def is_confirmed(self, person: ToldPerson) -> bool:
        """Tell whether a founder has confirmed what is written now."""
        kept = self.draft.part(f"confirmed-{person.position}") or {}
        return bool(kept) and kept.get("what") == confirmation_of(person, self.title)

    @cached_property
    def unconfirmed(self) -> list[ToldPerson]:
        """The founders who have not confirmed yet."""
        return [one for one in founders_of(self.people) if not self.is_confirmed(one)]

    @property
    def has_office_statute(self) -> bool:
        """Whether the statute is made of the office's clauses, and no paper of their own."""
        form = self.answered.get(STATUTE.name)
        return isinstance(form, StatuteForm) and form.told()["statute_way"] == StatuteWay.OFFICE

    @cached_property
    def lacking_papers(self) -> list[str]:
        """Papers that are missing, in words; what was applied for elsewhere has them there."""
        if self.about.is_from_outside:
            return []
        form = self.answered.get(PAPERS.name)
        told = set(form.told().values()) if isinstance(form, PapersForm) else set()
        needed = [
            kind
            for kind in NEEDED_OF_ALL
            if not (kind == PaperKind.STATUTE and self.has_office_statute)
        ]
        missing = [str(kind.label) for kind in needed if (0, kind) not in told]
        for one in founders_of(self.people):
            kinds = [*NEEDED_OF_A_FOUNDER, *([PaperKind.DEGREE] if one.is_specialist else [])]
            lack = [str(kind.label) for kind in kinds if (one.position, kind) not in told]
            if lack:
                missing.append(f"{one.name}: {'، '.join(lack)}")
        return missing

    @property
    def is_complete(self) -> bool:
        """Whether it can be sent."""
        return not (
            self.first_open() or self.lacking_people or self.lacking_papers or self.unconfirmed
        )


def known_people(draft: OpenDraft) -> tuple[dict[int, tuple[str, str]], dict[int, str]]:
    """Return national id and mobile, and the name, of everybody in a draft, as typed by now."""
    kept = _people_in(draft)
    names = {key: name for key, values in kept.items() if (name := _name(values))}
    return {key: _known(values) for key, values in kept.items()}, names


def _people_in(draft: OpenDraft) -> dict[int, Values]:
    """Return what was typed of each, by the place, without those who were taken out."""
    found = {}
    for name, values in draft.parts.items():
        match = PERSON.fullmatch(name)
        if match and not values.get(REMOVED):
            found[int(match[1])] = values
    return dict(sorted(found.items()))


def _known(values: Values) -> tuple[str, str]:
    code, mobile = str(values.get("national_id", "")), str(values.get("mobile", ""))
    return normalize_national_id(code), normalize_mobile(mobile)


def _name(values: Values) -> str:
    return f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()
