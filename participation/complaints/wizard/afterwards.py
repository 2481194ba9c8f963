"""What a citizen reads after sending a complaint, a request or a report."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.cases.models import Receipt
from participation.cases.receipt import NextStep
from participation.cases.wizard import Confirmation as AnyConfirmation
from participation.complaints.enums import ComplaintClass
from participation.complaints.models import Complaint


@dataclass(frozen=True)
class Confirmation(AnyConfirmation):
    """A case just filed, with its key, as it can be shown for a while."""

    complaint: Complaint

    @classmethod
    def of(cls, receipt: Receipt) -> "Confirmation":
        """Return what a receipt tells."""
        complaint = Complaint.objects.select_related("category").only(
            "category__title", "category__kind", "category__refers_to"
        )
        return cls(receipt.case, receipt.key, complaint.get(case=receipt.case))

    @property
    def title(self) -> str:
        """The heading: what has arrived."""
        return {
            ComplaintClass.COMPLAINT: _("Your complaint has been registered"),
            ComplaintClass.REQUEST: _("Your request has been registered"),
            ComplaintClass.REPORT: _("Your report has been registered"),
        }[ComplaintClass(self.complaint.category.kind)]

    @property
    def subject(self) -> str:
        """What the receipt is of; the class is not said twice where the category begins with it."""
        category = self.complaint.category
        kind = str(category.get_kind_display())
        begins_so = category.title.split()[0] == kind
        return category.title if begins_so else f"{kind}: {category.title}"

    def next_steps(self) -> list[NextStep]:
        """Return what the office does next, and by which day."""
        refers_to = self.complaint.category.refers_to
        review = (
            _("We receive it and send it on; %(who)s decides.") % {"who": refers_to}
            if refers_to
            else _("If something is missing, we ask you.")
        )
        news = (
            _("Look in with number and key; nobody can tell you otherwise.")
            if self.is_anonymous
            else _("An SMS tells you that there is news.")
        )
        return [
            NextStep(title=_("Review"), text=review),
            NextStep(title=_("Answer"), by=self.case.due_date, text=news),
        ]
