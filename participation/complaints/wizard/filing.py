"""A draft of a complaint, read as steps."""

from dataclasses import dataclass
from functools import cached_property

from participation.cases.services.drafts import OpenDraft
from participation.cases.wizard import Filing as AnyFiling
from participation.complaints.enums import ComplaintClass
from participation.complaints.forms import QuestionsForm
from participation.complaints.models import Category, CategoryQuestion
from participation.complaints.wizard.steps import Step, steps_of

PURPOSE = "complaint-draft"
COOKIE_PATH = "/complaints/new/"
CATEGORY = "category"


@dataclass(frozen=True)
class Filing(AnyFiling):
    """A draft with its category."""

    @classmethod
    def of(cls, draft: OpenDraft) -> "Filing | None":
        """Return the draft as steps; None where its category is offered no more."""
        pk = (draft.part(CATEGORY) or {}).get(CATEGORY)
        offered = Category.objects.offered().prefetch_related("questions")
        category = offered.filter(pk=pk).first()
        return cls(draft, category) if category is not None else None

    @property
    def category(self) -> Category:
        """The category."""
        category: Category = self.about
        return category

    @cached_property
    def steps(self) -> list[Step]:
        """The steps that the category needs."""
        return steps_of(self.category)

    @property
    def is_report(self) -> bool:
        """Whether nothing about the sender is asked."""
        return self.category.kind == ComplaintClass.REPORT

    @property
    def is_request(self) -> bool:
        """Whether the sender wants something and nobody is complained of."""
        return self.category.kind == ComplaintClass.REQUEST

    @property
    def stopped_by(self) -> CategoryQuestion | None:
        """The question whose answer leads no further, if any."""
        form = self.answered.get("questions")
        return form.stopped_by() if isinstance(form, QuestionsForm) else None
