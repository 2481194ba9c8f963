"""Who may do what in the supervision of NGOs."""

from participation.common.models import User
from participation.ngos.permissions import may_read as may_read_register

VIEW = "ngos_supervision.view_supervision"
SUPERVISE = "ngos_supervision.supervise_ngo"
SUPPORT = "ngos_supervision.record_support"
ANY = (VIEW, SUPERVISE, SUPPORT)


def may_read(user: User) -> bool:
    """Return whether ``user`` sees what NGOs owe, and what they were given."""
    return user.is_active and any(user.has_perm(name) for name in ANY)


def may_supervise(user: User) -> bool:
    """Return whether ``user`` works on duties and reads reports."""
    return user.is_active and user.has_perm(SUPERVISE)


def may_record_support(user: User) -> bool:
    """Return whether ``user`` enters what NGOs were given."""
    return user.is_active and user.has_perm(SUPPORT)


def may_open_register(user: User) -> bool:
    """Return whether ``user`` reaches the screen of an NGO as well."""
    return may_read_register(user)
