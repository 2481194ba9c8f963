"""The steps in their order, and which of them a category needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.cases.enums import Identity
from participation.cases.wizard import FIRST_STEP
from participation.cases.wizard import Step as AnyStep
from participation.cases.wizard.forms import FilesForm, MobileForm, PersonForm, StepForm
from participation.complaints.enums import ComplaintClass
from participation.complaints.forms import AgainstForm, QuestionsForm, StoryForm
from participation.complaints.models import Category


@dataclass(frozen=True, kw_only=True)
class Step(AnyStep):
    """A step of some categories.

    ``request_title`` is the heading where somebody wants something and nothing has happened,
    ``desk_title`` where staff write down what somebody else says.
    """

    is_needed: Callable[[Category], bool] = lambda _category: True
    request_title: Any = ""
    desk_title: Any = ""

    def heading(self, about: Category) -> Any:
        """Return the heading for a category."""
        is_request = about.kind == ComplaintClass.REQUEST
        return (is_request and self.request_title) or self.title

    def desk_heading(self, category: Category) -> Any:
        """Return the heading where staff file for somebody."""
        return self.desk_title or self.heading(category)


def _person_form(category: Category, *args: Any, **kwargs: Any) -> StepForm:
    form = PersonForm if category.identity == Identity.FULL else MobileForm
    return form(category, *args, **kwargs)


STEPS = (
    Step(
        name="questions",
        title=_("A few questions"),
        form=QuestionsForm,
        is_needed=lambda category: bool(category.questions.all()),
    ),
    Step(
        name="against",
        title=_("Whom is it against?"),
        form=AgainstForm,
        is_needed=lambda category: bool(category.against),
    ),
    Step(
        name="story",
        title=_("What has happened?"),
        request_title=_("What do you want?"),
        desk_title=_("What the citizen says"),
        form=StoryForm,
    ),
    Step(name="files", title=_("Photos and papers"), form=FilesForm),
    Step(
        name="you",
        title=_("About you"),
        desk_title=_("About the citizen"),
        form=_person_form,
        is_needed=lambda category: category.identity != Identity.NONE,
    ),
)


def steps_of(category: Category) -> list[Step]:
    """Return the steps that a category needs."""
    return [step for step in STEPS if step.is_needed(category)]


def pages_of(category: Category) -> int:
    """Return how many pages there are from the choice to the sending."""
    return len(steps_of(category)) + FIRST_STEP
