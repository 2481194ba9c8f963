"""Who enters decisions of councils."""

from participation.cases.permissions import may_handle
from participation.common.models import User

RENAME = "place_names.rename_place"


def may_decide(user: User) -> bool:
    """Return whether somebody enters decisions: who works on cases and gives places names."""
    return may_handle(user) and user.has_perm(RENAME)
