"""Who begins what the office begins, and who enters what the office itself decides."""

from participation.cases.permissions import may_handle
from participation.common.models import User
from participation.ngos.applications.permissions import may_decide
from participation.ngos.permissions import may_change


def may_grant(user: User) -> bool:
    """Return whether somebody enters what the office decides without a board."""
    return may_handle(user) and (may_decide(user) or may_change(user))


def may_open(user: User) -> bool:
    """Return whether somebody begins a suspension, a revocation or a reinstatement."""
    return may_decide(user)
