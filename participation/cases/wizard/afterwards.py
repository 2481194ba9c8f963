"""What a citizen reads after sending: number, key, what happens next; and the same on paper."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from participation.cases.enums import Identity
from participation.cases.models import Case, Receipt
from participation.cases.numbers import show_key, show_number
from participation.cases.receipt import NextStep, case_receipt
from participation.cases.services.on_behalf import waits_for_owner
from participation.common.models import OfficeSettings
from participation.common.pdf import render_pdf


@dataclass(frozen=True)
class Confirmation:
    """A case just filed, with its key, as it can be shown for a while; a kind says the words."""

    case: Case
    key: str

    @classmethod
    def of(cls, receipt: Receipt) -> "Confirmation":
        """Return what a receipt tells."""
        raise NotImplementedError

    @property
    def title(self) -> str:
        """The heading: what has arrived."""
        raise NotImplementedError

    @property
    def subject(self) -> str:
        """What the receipt is of."""
        raise NotImplementedError

    def next_steps(self) -> list[NextStep]:
        """Return what the office does next, and by which day."""
        raise NotImplementedError

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
