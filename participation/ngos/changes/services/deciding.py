"""What was decided about a change, by a board or by the office."""

from participation.cases.errors import NotAllowedError
from participation.common.models import User
from participation.ngos.changes.models import Change
from participation.ngos.changes.sorts import sort_of
from participation.ngos.models import NgoVersion
from participation.ngos.services import Basis
from participation.resolutions.models import Resolution


def carry_out(change: Change, resolution: Resolution | None, by: User | None) -> None:
    """Let the register say what was decided, and keep which version does; in the caller's
    transaction, once. Raises ValidationError where the register refuses, NotAllowedError.
    """
    row = Change.objects.select_for_update(of=("self",)).get(case=change.case_id)
    if row.made_id is not None:
        raise NotAllowedError("carry_out")
    sort = sort_of(change)
    basis = Basis(reason=str(sort.reason), decision=resolution)
    sort.carry_out(change, basis, by)
    made = NgoVersion.objects.filter(ngo=change.ngo).through_time().first()
    Change.objects.filter(case=change.case_id).update(made=made)
