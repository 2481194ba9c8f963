"""What a complaint is and where it stands, with named sets beside it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import Identity


class ComplaintClass(models.TextChoices):
    """What somebody wants: the class decides which identity is asked."""

    REPORT = "report", pgettext_lazy("class", "Report")
    REQUEST = "request", pgettext_lazy("class", "Request")
    COMPLAINT = "complaint", pgettext_lazy("class", "Complaint")

    @property
    def identity(self) -> Identity:
        """Return how much of a person this class asks for."""
        return IDENTITY_OF[self]

    @property
    def text_label(self) -> Any:
        """Return what the text of a submission of this class is called."""
        return _("Text of the request") if self is ComplaintClass.REQUEST else _("What happened")


IDENTITY_OF = {
    ComplaintClass.REPORT: Identity.NONE,
    ComplaintClass.REQUEST: Identity.MOBILE,
    ComplaintClass.COMPLAINT: Identity.FULL,
}


class ComplaintState(models.TextChoices):
    """Where a complaint stands."""

    RECEIVED = "received", _("Registered")
    REVIEW = "review", pgettext_lazy("state", "Under review")
    REFERRED = "referred", _("Referred")
    WAITING = "waiting", _("Waits for the citizen")
    ANSWERED = "answered", pgettext_lazy("state", "Answered")
    DECLINED = "declined", _("Declined with a reason")
    HANDED_OVER = "handed_over", _("Handed over to another authority")
    WITHDRAWN = "withdrawn", _("Withdrawn")


WORKED_ON = frozenset({ComplaintState.RECEIVED, ComplaintState.REVIEW, ComplaintState.REFERRED})
OPEN = WORKED_ON | {ComplaintState.WAITING}
DECIDED = frozenset({ComplaintState.ANSWERED, ComplaintState.DECLINED, ComplaintState.HANDED_OVER})


class OutcomeState(models.TextChoices):
    """Whether readers see an outcome."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Waits for approval")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("outcome", "Taken down")


# Whose words can be changed: what readers see is taken down first.
CHANGEABLE = frozenset({OutcomeState.DRAFT, OutcomeState.PROPOSED, OutcomeState.WITHDRAWN})
PROPOSABLE = frozenset({OutcomeState.DRAFT, OutcomeState.WITHDRAWN})
