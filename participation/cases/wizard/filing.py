"""A draft, read as steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from participation.cases.services.drafts import OpenDraft
from participation.cases.wizard.forms import StepForm
from participation.cases.wizard.steps import FIRST_STEP, Step


@dataclass(frozen=True)
class Filing:
    """A draft with what it is about: which steps there are, what was told, what comes next."""

    draft: OpenDraft
    about: Any

    @cached_property
    def steps(self) -> Sequence[Step]:
        """The steps that are needed."""
        raise NotImplementedError

    @property
    def total(self) -> int:
        """How many pages there are from the choice to the sending."""
        return len(self.steps) + FIRST_STEP

    def place(self, step: Step) -> int:
        """Return which page a step is, from one."""
        return self.steps.index(step) + FIRST_STEP

    def step(self, name: str) -> Step | None:
        """Return a step by its name."""
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
        return step.form(self.about, data)

    def shown_form(self, step: Step) -> StepForm:
        """Return a step's form showing what is kept; with the reasons where it was refused."""
        kept = self.draft.part(step.name)
        if step.name in self.draft.refused:
            return step.form(self.about, kept)
        return step.form(self.about, kept=kept)

    @cached_property
    def forms(self) -> dict[str, StepForm]:
        """The forms of the steps of which something was told, by name."""
        return {
            step.name: step.form(self.about, values)
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
