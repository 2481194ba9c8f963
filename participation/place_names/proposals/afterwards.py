"""What a citizen reads after sending a proposal."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.cases.models import Receipt
from participation.cases.receipt import NextStep
from participation.cases.wizard import Confirmation as AnyConfirmation
from participation.place_names.models import Proposal


@dataclass(frozen=True)
class Confirmation(AnyConfirmation):
    """A proposal just filed, with its key."""

    proposal: Proposal

    @classmethod
    def of(cls, receipt: Receipt) -> "Confirmation":
        """Return what a receipt tells."""
        proposal = Proposal.objects.for_lists().get(case=receipt.case)
        return cls(receipt.case, receipt.key, proposal)

    @property
    def title(self) -> str:
        """The heading."""
        return _("Your proposal has been registered")

    @property
    def subject(self) -> str:
        """What the receipt is of."""
        return self.proposal.subject

    def next_steps(self) -> list[NextStep]:
        """Return what comes: the admission by a day, then the council."""
        return [
            NextStep(
                title=_("Admission"),
                by=self.case.due_date,
                text=_("We look whether it is complete. If something is missing, we ask you."),
            ),
            NextStep(
                title=_("The council decides"),
                text=_("Until then everybody can read it, without your name and number."),
            ),
        ]
