"""What a citizen reads after sending: number, key, what happens next; and the same on paper."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.cases.enums import Identity
from participation.cases.models import Case, Receipt
from participation.cases.numbers import show_key, show_number
from participation.cases.receipt import NextStep, case_receipt
from participation.cases.services.on_behalf import waits_for_owner
from participation.common.models import OfficeSettings
from participation.common.pdf import render_pdf
from participation.complaints.enums import ComplaintClass
from participation.complaints.models import Complaint


@dataclass(frozen=True)
class Confirmation:
    """A case just filed, with its key, as it can be shown for a while."""

    case: Case
    key: str
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
    def number(self) -> str:
        """The number, for readers."""
        return show_number(self.case.number)

    @property
    def key_groups(self) -> list[str]:
        """The key in its groups, for readers."""
        return show_key(self.key).split(" ")

    @property
    def is_anonymous(self) -> bool:
        """Whether the key is the only way back."""
        return self.case.identity == Identity.NONE

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

    def paper(self) -> bytes:
        """Return the receipt as a PDF: a second's work in a child. Raises PdfError."""
        office = OfficeSettings.base_queryset().first() or OfficeSettings()
        on_behalf = waits_for_owner(self.case)
        return render_pdf(
            case_receipt(
                kind_title=self.subject,
                number=self.case.number,
                follow_key=self.key,
                received_at=self.case.received_at,
                next_steps=self.next_steps(),
                tracking_address=f"{settings.PUBLIC_URL}{reverse('track')}",
                office_name=office.office_name,
                parent_name=office.parent_name,
                product_name=office.product_name,
                filed_by=str(on_behalf.unit) if on_behalf is not None else "",
            )
        )
