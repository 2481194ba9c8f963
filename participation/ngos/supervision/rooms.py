"""What supervision shows on the screens and the page of an NGO."""

from participation.common.models import User
from participation.ngos.models import Ngo
from participation.ngos.rooms import (
    DeskRoom,
    Gathered,
    PublicRoom,
    register_desk_room,
    register_public_room,
)
from participation.ngos.supervision import selectors
from participation.ngos.supervision.models import SupervisionSettings
from participation.ngos.supervision.permissions import may_read


def _duties(ngo: Ngo, user: User) -> Gathered:
    if not may_read(user):
        return None
    return {"duties": selectors.duties_of(ngo)}


def _public(ngo: Ngo) -> Gathered:
    rules = SupervisionSettings.now()
    is_late = rules.publishes_late and selectors.has_overdue(ngo)
    return {"is_late": True} if is_late else None


def register() -> None:
    """Register them; called once the apps are ready."""
    register_desk_room(
        DeskRoom(
            name="duties", order=10, template="ngos/supervision/desk/room_duties.html",
            gather=_duties,
        )
    )  # fmt: skip
    register_public_room(
        PublicRoom(
            name="supervision", order=10, template="ngos/supervision/public.html", gather=_public
        )
    )
