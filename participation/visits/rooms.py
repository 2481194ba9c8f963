"""What a register shows of the visits to one of its rows."""

from typing import Any

from participation.common.models import User
from participation.visits.permissions import may_enter_in, visible_to
from participation.visits.subjects import Visited
from persian.jalali import today

MOST_SHOWN = 10
TEMPLATE = "visits/desk/room.html"


def visits_room(kind: str, visited: Visited, user: User) -> dict[str, Any] | None:
    """Return what ``TEMPLATE`` shows: the newest visits in sight; None for who sees none."""
    may_enter = may_enter_in(user, visited.county.pk)
    rows = list(visible_to(user).distinct().to(kind, visited.pk)[:MOST_SHOWN])
    if not rows and not may_enter:
        return None
    day = today()
    return {
        "kind": kind, "visited": visited, "visits": [(one, one.is_late_on(day)) for one in rows],
        "may_enter": may_enter,
    }  # fmt: skip
