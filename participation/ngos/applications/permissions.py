"""Who asks authorities, who reads what they said, who enters what a board decided."""

from participation.cases.permissions import may_handle
from participation.common.models import User

RECORD = "ngo_applications.record_inquiries"
RESULTS = "ngo_applications.view_inquiry_results"
DECIDE = "ngo_applications.decide_application"


def may_inquire(user: User) -> bool:
    """Return whether somebody sends inquiries and notes their replies."""
    return may_handle(user) and user.has_perm(RECORD)


def may_see_results(user: User) -> bool:
    """Return whether somebody reads results of cases in the own sight: the officer of inquiries
    and the members of the board.
    """
    return user.is_active and user.has_perm(RESULTS)


def may_decide(user: User) -> bool:
    """Return whether somebody enters decisions of boards."""
    return may_handle(user) and user.has_perm(DECIDE)
