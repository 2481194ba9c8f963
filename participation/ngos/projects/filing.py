"""A draft of a plan, read as steps."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from participation.cases.services.drafts import OpenDraft
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard import Step, whole_files
from participation.cases.wizard.forms import FilesForm
from participation.ngos.models import Ngo
from participation.ngos.projects.forms.plan import (
    Asked,
    BudgetForm,
    ScheduleForm,
    WhatForm,
    WhereForm,
)
from participation.ngos.projects.models import Call
from participation.ngos.projects.services.filing import NewPlan, file_plan

BEGIN = "begin"

WHAT = Step(name="what", title=_("What is your plan?"), form=WhatForm)
WHERE = Step(name="where", title=_("Where and how long?"), form=WhereForm)
BUDGET = Step(name="budget", title=_("What does it cost?"), form=BudgetForm)
SCHEDULE = Step(name="schedule", title=_("What is done when?"), form=ScheduleForm)
FILES = Step(name="files", title=_("Papers of the plan"), form=FilesForm)


@dataclass(frozen=True)
class Filing(AnyFiling):
    """A draft with its call and its NGO."""

    @classmethod
    def of(cls, draft: OpenDraft) -> "Filing | None":
        """Return the draft as steps; None where call or NGO are to be seen no more."""
        begun = draft.part(BEGIN) or {}
        keys = [str(begun.get(name, "")) for name in ("call", "ngo")]
        if not all(key.isdecimal() for key in keys):
            return None
        call = Call.objects.public().filter(pk=int(keys[0])).first()
        ngo = Ngo.objects.public().select_related("prefix").filter(pk=int(keys[1])).first()
        return cls(draft, Asked(call, ngo)) if call is not None and ngo is not None else None

    @cached_property
    def steps(self) -> list[Step]:
        """The steps."""
        return [WHAT, WHERE, BUDGET, SCHEDULE, FILES]


def send(filing: AnyFiling, *, consent_version: int, is_held: bool) -> Submitted:
    """Make a case of a draft whose every step was told; again gives the same one.

    Raises ValidationError where the call takes it no more, FileGoneError.
    """
    told = filing.answered
    what, where = told["what"], told["where"]
    budget, schedule = told["budget"], told["schedule"]
    assert isinstance(where, WhereForm)  # noqa: S101 (tells mypy)
    assert isinstance(budget, BudgetForm)  # noqa: S101 (tells mypy)
    assert isinstance(schedule, ScheduleForm)  # noqa: S101 (tells mypy)
    return file_plan(
        NewPlan(
            submission=filing.draft.id,
            call=filing.about.call,
            ngo=filing.about.ngo,
            title=what.cleaned_data["title"],
            summary=what.cleaned_data["text"],
            months=where.cleaned_data["months"],
            counties=where.chosen(),
            items=budget.told(),
            stages=schedule.told(),
            files=list(whole_files(filing)),
            consent_version=consent_version,
            is_held=is_held,
        )
    )
