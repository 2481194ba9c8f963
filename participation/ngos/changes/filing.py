"""A draft of a change, read as steps."""

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.services.drafts import OpenDraft
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard import Step, whole_files
from participation.cases.wizard.forms import FilesForm
from participation.ngos.applications.filing import PersonStep, known_people
from participation.ngos.applications.forms import PapersForm
from participation.ngos.applications.people import ToldPerson
from participation.ngos.changes.forms import (
    Asked,
    BoardForm,
    BranchForm,
    ContactForm,
    EndForm,
    GazetteForm,
    HeadForm,
    NewcomerForm,
    OtherNameForm,
    ReasonForm,
    SaidForm,
    StatuteForm,
)
from participation.ngos.changes.forms.board import MOST_NEW
from participation.ngos.changes.models import Said
from participation.ngos.changes.selectors import permit_of, seats_of
from participation.ngos.changes.sorts import SORTS, ChangeSort, offered
from participation.ngos.enums import Level
from participation.ngos.models import Ngo

BEGIN = "begin"


def _step(name: str, title: Any, form: type[SaidForm]) -> Step:
    return Step(name=name, title=title, form=form, template="section")


SECTIONS = {
    one.name: one
    for one in (
        _step("board", _("Who leaves, who joins?"), BoardForm),
        _step("renewal", _("Assembly and gazette"), GazetteForm),
        _step("branch", _("Where is the branch?"), BranchForm),
        _step("name", _("What will it be called?"), OtherNameForm),
        _step("statute", _("What changes in the statute?"), StatuteForm),
        _step("contact", _("How is it reached from now on?"), ContactForm),
        _step("end", _("The end of the organisation"), EndForm),
        _step("reason", _("Why?"), ReasonForm),
    )
}
FILES = Step(name="files", title=pgettext_lazy("application", "Papers"), form=FilesForm)
PAPERS = Step(name="papers", title=_("What is each paper?"), form=PapersForm)


HEAD = PersonStep(name="person-1", title=_("Who heads it?"), form=partial(HeadForm, key=1), key=1)


@lru_cache(64)
def person_step(key: int) -> PersonStep:
    """Return the page of one of the new people."""
    form = partial(NewcomerForm, key=key)
    return PersonStep(name=f"person-{key}", title=_("Who is it?"), form=form, key=key)


def people_steps(sort: ChangeSort, joining: int) -> list[PersonStep]:
    """Return the pages of new people: of the one who heads it, or of as many as join."""
    if sort.head:
        return [HEAD]
    many = joining if "board" in sort.sections else 0
    return [person_step(key) for key in range(1, many + 1)]


def asked_of(ngo: Ngo, sort: ChangeSort, **more: Any) -> Asked:
    """Return what the forms of a change are about."""
    return Asked(level=Level(ngo.level), ngo=ngo, sort=sort, seats=seats_of(ngo), **more)


@dataclass(frozen=True)
class Filing(AnyFiling):
    """A draft with its NGO, the sort of change and the files that came along."""

    @classmethod
    def of(cls, draft: OpenDraft) -> "Filing | None":
        """Return the draft as steps; None where nothing was chosen, or it fits no more."""
        chosen = draft.part(BEGIN) or {}
        rows = Ngo.objects.public().select_related("prefix", "county", "authority")
        ngo = rows.filter(pk=chosen.get("ngo") or 0).first()
        sort = SORTS.get(chosen.get("sort", ""))
        if ngo is None or sort is None or sort not in offered(ngo, permit_of(ngo)):
            return None
        people, names = known_people(draft)
        leaving = (draft.part("board") or {}).get("leaving", "")
        asked = asked_of(
            ngo, sort, people=people, names=names, leaving=frozenset(str(leaving).split())
        )
        filing = cls(draft, asked)
        asked.files.extend((file.pk, file.name) for file in whole_files(filing))
        return filing

    @property
    def sort(self) -> ChangeSort:
        """How the change goes."""
        sort: ChangeSort = self.about.sort
        return sort

    @cached_property
    def sections(self) -> list[Step]:
        """The pages that are the sort's own."""
        return [SECTIONS[name] for name in self.sort.sections]

    @cached_property
    def people_steps(self) -> list[PersonStep]:
        """The pages of the new people, as many as were said to join."""
        told = str((self.draft.part("board") or {}).get("joining", ""))
        is_number = told.isascii() and told.isdecimal() and int(told) <= MOST_NEW
        return people_steps(self.sort, int(told) if is_number else 0)

    @cached_property
    def steps(self) -> list[Step]:
        """All pages; what the papers are is asked where there are any."""
        papers = [PAPERS] if self.about.files else []
        return [*self.sections, *self.people_steps, FILES, *papers]

    @cached_property
    def people(self) -> list[ToldPerson]:
        """The new people who were told wholly."""
        forms = [self.answered.get(step.name) for step in self.people_steps]
        return [form.person() for form in forms if isinstance(form, NewcomerForm)]

    @cached_property
    def lacking_papers(self) -> list[str]:
        """Papers that are missing, in words."""
        form = self.answered.get(PAPERS.name)
        told = set(form.told().values()) if isinstance(form, PapersForm) else set()
        missing = [str(kind.label) for kind in self.sort.papers if (0, kind) not in told]
        for one in self.people:
            kinds = [kind for kind in self.sort.papers_each if (one.position, kind) not in told]
            if kinds:
                missing.append(f"{one.name}: {'، '.join(str(kind.label) for kind in kinds)}")
        return missing

    def said(self) -> Said:
        """Return what the sections say, each told wholly."""
        forms = {step.name: self.answered[step.name] for step in self.sections}
        return {name: form.said() for name, form in forms.items() if isinstance(form, SaidForm)}
