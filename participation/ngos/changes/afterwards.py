"""What an NGO reads after sending a change."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.cases.models import Receipt
from participation.cases.receipt import NextStep
from participation.cases.wizard import Confirmation as AnyConfirmation
from participation.ngos.changes.enums import Decider
from participation.ngos.changes.models import Change
from participation.ngos.changes.sorts import sort_of


@dataclass(frozen=True)
class Confirmation(AnyConfirmation):
    """A change just sent, with its key."""

    change: Change

    @classmethod
    def of(cls, receipt: Receipt) -> "Confirmation":
        """Return what a receipt tells."""
        rows = Change.objects.select_related("ngo__prefix")
        return cls(receipt.case, receipt.key, rows.get(case=receipt.case))

    @property
    def title(self) -> str:
        """The heading."""
        return _("Your request has been registered")

    @property
    def subject(self) -> str:
        """What the receipt is of."""
        return f"{self.change.get_sort_display()}: {self.change.title}"

    def next_steps(self) -> list[NextStep]:
        """Return what comes: the review by a day, whoever is asked, the decision."""
        sort = sort_of(self.change)
        asked = [NextStep(title=_("The authorities are asked about the new people"))]
        by_board = sort.decider == Decider.BOARD
        return [
            NextStep(
                title=_("An officer looks at it"),
                by=self.case.due_date,
                text=_("If a paper is missing, you put right only what we mark."),
            ),
            *(asked if sort.asks else []),
            NextStep(
                title=_("The board decides") if by_board else _("The office decides"),
                text=_("Your permit stays what it is meanwhile."),
            ),
            NextStep(title=_("The register is changed")),
        ]
