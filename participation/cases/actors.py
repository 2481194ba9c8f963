"""Who does something to a case."""

from dataclasses import dataclass

from participation.cases.enums import ActorKind
from participation.common.models import User


@dataclass(frozen=True)
class Actor:
    """A kind of actor; of staff, which person."""

    kind: ActorKind
    user: User | None = None


CITIZEN = Actor(ActorKind.CITIZEN)
CLOCK = Actor(ActorKind.CLOCK)


def staff(user: User) -> Actor:
    """Return a member of staff as an actor."""
    return Actor(ActorKind.STAFF, user)
