"""What the forms of the steps of a complaint share."""

from participation.cases.wizard.forms import INPUT, Row
from participation.cases.wizard.forms import StepForm as AnyStepForm
from participation.complaints.models import Category

__all__ = ["INPUT", "Row", "StepForm"]


class StepForm(AnyStepForm):
    """One step, for one category."""

    @property
    def category(self) -> Category:
        """The category."""
        category: Category = self.about
        return category
