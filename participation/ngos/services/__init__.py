"""Every write of the register of NGOs: entries, their versions, permits.

What is stored here, the kept names and the lists move together, in one transaction.
"""

from participation.ngos.services.board import NewSeat, change_board
from participation.ngos.services.entries import (
    change_contact,
    dissolve,
    hide_ngo,
    register_ngo,
    rename,
    show_ngo,
    update_ngo,
)
from participation.ngos.services.keeping import StaleNgoError, follow
from participation.ngos.services.permits import (
    expire_permits,
    issue_permit,
    reinstate,
    renew,
    revoke,
    suspend,
)
from participation.ngos.services.representatives import keep_mobile
from participation.resolutions.basis import Basis

__all__ = [
    "Basis",
    "NewSeat",
    "StaleNgoError",
    "change_board",
    "change_contact",
    "dissolve",
    "expire_permits",
    "follow",
    "hide_ngo",
    "issue_permit",
    "keep_mobile",
    "register_ngo",
    "reinstate",
    "rename",
    "renew",
    "revoke",
    "show_ngo",
    "suspend",
    "update_ngo",
]
