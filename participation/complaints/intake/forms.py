"""A complaint on one screen."""

from django.utils.translation import gettext_lazy as _

from participation.cases.intake.forms import DeskFiling as AnyDeskFiling
from participation.cases.wizard.forms import StepForm
from participation.complaints.forms import AgainstForm
from participation.complaints.wizard.filing import Filing


class DeskFiling(AnyDeskFiling, Filing):
    """All steps of a category on one screen."""

    def fit(self, form: StepForm) -> None:
        """Ask for whom it is against in other words."""
        if isinstance(form, AgainstForm):
            form.fields["looked_for"].label = _("Look for a name")
