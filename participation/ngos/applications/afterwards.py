"""What the founders read after sending."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.cases.models import Receipt
from participation.cases.receipt import NextStep
from participation.cases.wizard import Confirmation as AnyConfirmation
from participation.ngos.applications.models import Application


@dataclass(frozen=True)
class Confirmation(AnyConfirmation):
    """An application just sent, with its key."""

    application: Application

    @classmethod
    def of(cls, receipt: Receipt) -> "Confirmation":
        """Return what a receipt tells."""
        rows = Application.objects.select_related("prefix")
        return cls(receipt.case, receipt.key, rows.get(case=receipt.case))

    @property
    def title(self) -> str:
        """The heading."""
        return _("Your application has been registered")

    @property
    def subject(self) -> str:
        """What the receipt is of."""
        return _("Application for the permit of %(name)s") % {"name": self.application.title}

    def next_steps(self) -> list[NextStep]:
        """Return what comes: the review by a day, the authorities, the board, the permit."""
        return [
            NextStep(
                title=_("An officer looks at it"),
                by=self.case.due_date,
                text=_("If a paper is missing, you put right only what we mark."),
            ),
            NextStep(title=_("The authorities are asked")),
            NextStep(title=_("The board decides")),
            NextStep(title=_("Founding assembly, registration, permit")),
        ]
