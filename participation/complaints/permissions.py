"""Who may do what with outcomes. Beside these rights one needs to see the case that it is of."""

from participation.cases.models import Case
from participation.cases.permissions import is_owner, may_handle
from participation.common.models import User
from participation.complaints.models import Outcome

VIEW = "complaints.view_outcome"
ADD = "complaints.add_outcome"
CHANGE = "complaints.change_outcome"
APPROVE = "complaints.approve_outcome"
ANY = (VIEW, ADD, CHANGE, APPROVE)


def may_read(user: User) -> bool:
    """Return whether ``user`` has anything to do with outcomes."""
    return user.is_active and any(user.has_perm(name) for name in ANY)


def may_write_from(user: User, case: Case | None) -> bool:
    """Return whether ``user`` may write of a case that the user sees, or of none.

    The words are compared with the names in the case; only who reads those anyway may try.
    """
    return user.is_active and user.has_perm(ADD) and (case is None or is_owner(user, case))


def may_change(user: User, outcome: Outcome) -> bool:
    """Return whether ``user`` may change the words of an outcome, or propose it."""
    if not user.is_active or not user.has_perm(CHANGE):
        return False
    return outcome.complaint_id is None or (may_handle(user) and is_workable(user, outcome))


def may_approve(user: User, outcome: Outcome) -> bool:
    """Return whether ``user`` may let an outcome out or send it back; who wrote it last never."""
    can = user.is_active and user.has_perm(APPROVE) and is_workable(user, outcome)
    return can and outcome.written_by_id != user.pk


def may_withdraw(user: User, outcome: Outcome) -> bool:
    """Return whether ``user`` may take a published outcome down."""
    can = user.has_perm(CHANGE) or user.has_perm(APPROVE)
    return user.is_active and can and is_workable(user, outcome)


def is_workable(user: User, outcome: Outcome) -> bool:
    """Return whether the case of an outcome is in the sight of ``user``."""
    return Outcome.objects.workable_by(user).filter(pk=outcome.pk).exists()
