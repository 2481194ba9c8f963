"""A draft of a complaint, read as steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from participation.cases.services.drafts import OpenDraft, open_draft
from participation.common.links import read_link_cookie
from participation.complaints.enums import ComplaintClass
from participation.complaints.forms import QuestionsForm, StepForm
from participation.complaints.models import Category, CategoryQuestion
from participation.complaints.services import KIND
from participation.complaints.wizard.steps import FIRST_STEP, Step, pages_of, steps_of

PURPOSE = "complaint-draft"
COOKIE_PATH = "/complaints/new/"
CATEGORY = "category"


def opened(request: HttpRequest) -> OpenDraft | None:
    """Return the draft that this browser holds, a sent one too."""
    return open_draft(read_link_cookie(request, PURPOSE), kind=KIND, purpose=PURPOSE)


@dataclass(frozen=True)
class Filing:
    """A draft with its category: which steps there are, what was told, what comes next."""

    draft: OpenDraft
    category: Category

    @classmethod
    def of(cls, draft: OpenDraft) -> "Filing | None":
        """Return the draft as steps; None where its category is offered no more."""
        pk = (draft.part(CATEGORY) or {}).get(CATEGORY)
        offered = Category.objects.offered().prefetch_related("questions")
        category = offered.filter(pk=pk).first()
        return cls(draft, category) if category is not None else None

    @cached_property
    def steps(self) -> list[Step]:
        """The steps that the category needs."""
        return steps_of(self.category)

    @property
    def total(self) -> int:
        """How many pages there are from the choice to the sending."""
        return pages_of(self.category)

    @property
    def is_report(self) -> bool:
        """Whether nothing about the sender is asked."""
        return self.category.kind == ComplaintClass.REPORT

    @property
    def is_request(self) -> bool:
        """Whether the sender wants something and nobody is complained of."""
        return self.category.kind == ComplaintClass.REQUEST

    def place(self, step: Step) -> int:
        """Return which page a step is, from one."""
        return self.steps.index(step) + FIRST_STEP

    def step(self, name: str) -> Step | None:
        """Return a step of this category by its name."""
        return next((step for step in self.steps if step.name == name), None)

    def before(self, step: Step | None) -> Step | None:
        """Return the step before one, or before the last page; None for the first."""
        at = self.steps.index(step) if step is not None else len(self.steps)
        return self.steps[at - 1] if at else None

    def after(self, step: Step) -> Step | None:
        """Return the step after one; None where only the check is left."""
        at = self.steps.index(step) + 1
        return self.steps[at] if at < len(self.steps) else None

    def sent_form(self, step: Step, data: Mapping[str, Any]) -> StepForm:
        """Return a step's form about what was just sent."""
        return step.form(self.category, data)

    def shown_form(self, step: Step) -> StepForm:
        """Return a step's form showing what is kept; with the reasons where it was refused."""
        kept = self.draft.part(step.name)
        if step.name in self.draft.refused:
            return step.form(self.category, kept)
        return step.form(self.category, kept=kept)

    @cached_property
    def forms(self) -> dict[str, StepForm]:
        """The forms of the steps of which something was told, by name."""
        return {
            step.name: step.form(self.category, values)
            for step in self.steps
            if (values := self.draft.part(step.name)) is not None
        }

    @cached_property
    def answered(self) -> dict[str, StepForm]:
        """The forms of the steps that were told wholly, by name."""
        return {name: form for name, form in self.forms.items() if form.is_valid()}

    def first_open(self, until: Step | None = None) -> Step | None:
        """Return the first step, before ``until``, that is still to be told."""
        for step in self.steps:
            if step == until:
                break
            if step.name not in self.answered:
                return step
        return None

    @property
    def stopped_by(self) -> CategoryQuestion | None:
        """The question whose answer leads no further, if any."""
        form = self.answered.get("questions")
        return form.stopped_by() if isinstance(form, QuestionsForm) else None
