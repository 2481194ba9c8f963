"""What was decided acts on the register, through its services alone."""

from participation.common.models import User
from participation.ngos import services as register
from participation.ngos.applications.boards import seats_for
from participation.ngos.changes.models import Change
from participation.ngos.models import Seat
from participation.ngos.services import Basis


def change_board(change: Change, basis: Basis, by: User | None) -> object:
    """Let the old go and the new take their places; whoever speaks for it is reached from now on.

    Raises ValidationError where somebody has left meanwhile, or sits there by now.
    """
    people = list(change.people.order_by("position"))
    speaker = next((one for one in people if one.is_representative), None)
    wanted = change.value("board", "leaving", [])
    made = register.change_board(
        ngo=change.ngo,
        joining=seats_for(people),
        leaving=list(Seat.objects.filter(ngo=change.ngo, pk__in=wanted)),
        representative=speaker.name if speaker else None,
        basis=basis,
        by=by,
    )
    if speaker is not None:
        register.keep_mobile(ngo=change.ngo, mobile=speaker.mobile, by=by)
    return made
