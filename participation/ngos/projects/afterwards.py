"""What an NGO reads after sending a plan."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.cases.models import Receipt
from participation.cases.receipt import NextStep
from participation.cases.wizard import Confirmation as AnyConfirmation
from participation.ngos.projects.models import Plan


@dataclass(frozen=True)
class Confirmation(AnyConfirmation):
    """A plan just sent, with its key."""

    plan: Plan

    @classmethod
    def of(cls, receipt: Receipt) -> "Confirmation":
        """Return what a receipt tells."""
        plan = Plan.objects.select_related("call", "ngo__prefix").get(case=receipt.case)
        return cls(receipt.case, receipt.key, plan)

    @property
    def title(self) -> str:
        """The heading."""
        return _("Your plan has been registered")

    @property
    def subject(self) -> str:
        """What the receipt is of."""
        return _("Plan for the call “%(call)s”") % {"call": self.plan.call.title}

    def next_steps(self) -> list[NextStep]:
        """Return what comes: the end of the call, the judging, the decision."""
        return [
            NextStep(
                title=_("The call closes"),
                by=self.plan.call.closes_on,
                text=_("Until then nobody decides. If something is missing, we ask you."),
            ),
            NextStep(title=_("Plans are judged by the criteria of the call")),
            NextStep(
                title=_("A meeting decides"),
                by=self.case.due_date,
                text=_("You read here whether your plan was chosen, and if not, why."),
            ),
        ]
