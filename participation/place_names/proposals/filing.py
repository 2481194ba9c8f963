"""A draft of a proposal, read as steps."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.cases.services.drafts import OpenDraft
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard import Step, whole_files
from participation.cases.wizard.forms import FilesForm, MobileForm
from participation.place_names.proposals.enums import Action
from participation.place_names.proposals.forms import (
    Asked,
    NameForm,
    PapersForm,
    WhereForm,
    WhyForm,
)
from participation.place_names.proposals.services import NewProposal, ToldPlace, file_proposal

PURPOSE = "proposal-draft"
COOKIE_PATH = "/place-names/propose/"
ACTION = "action"

WHERE = Step(name="where", title=_("Which place is it?"), form=WhereForm)
NAME = Step(name="name", title=_("Which name do you propose?"), form=NameForm)
WHY = Step(name="why", title=_("Why this name?"), form=WhyForm)
FILES = Step(name="files", title=_("Papers, if you have any"), form=FilesForm)
PAPERS = Step(name="papers", title=_("What is each paper?"), form=PapersForm)
YOU = Step(name="you", title=_("About you"), form=MobileForm)


@dataclass(frozen=True)
class Filing(AnyFiling):
    """A draft with what is done, and the files that came along."""

    @classmethod
    def of(cls, draft: OpenDraft) -> "Filing | None":
        """Return the draft as steps; None where nothing was chosen."""
        chosen = (draft.part(ACTION) or {}).get(ACTION)
        if chosen not in Action.values:
            return None
        asked = Asked(Action(chosen))
        filing = cls(draft, asked)
        asked.files.extend((file.pk, file.name) for file in whole_files(filing))
        return filing

    @cached_property
    def steps(self) -> list[Step]:
        """The steps; what the papers are is asked where there are any."""
        papers = [PAPERS] if self.about.files else []
        return [WHERE, NAME, WHY, FILES, *papers, YOU]

    def told_place(self) -> ToldPlace | None:
        """Return the place, once it was told wholly."""
        form = self.answered.get(WHERE.name)
        return form.told() if isinstance(form, WhereForm) else None


def send(filing: AnyFiling, *, consent_version: int, is_held: bool, **more: Any) -> Submitted:
    """Make a case of a draft whose every step was told; again gives the same one.

    ``more`` is what a ``NewProposal`` takes besides. Raises FileGoneError where a file was removed
    in this moment.
    """
    forms = filing.answered
    where, papers, you = forms["where"], forms.get("papers"), forms["you"]
    assert isinstance(where, WhereForm)  # noqa: S101 (tells mypy)
    assert isinstance(you, MobileForm)  # noqa: S101 (tells mypy)
    return file_proposal(
        NewProposal(
            submission=filing.draft.id,
            action=filing.about.action,
            place=where.told(),
            name=forms["name"].cleaned_data["name"],
            honouree=forms["name"].cleaned_data["honouree"],
            reason=forms["why"].cleaned_data["text"],
            person=you.person(),
            files=list(whole_files(filing)),
            papers=papers.kinds() if isinstance(papers, PapersForm) else {},
            consent_version=consent_version,
            is_held=is_held,
            **more,
        )
    )
