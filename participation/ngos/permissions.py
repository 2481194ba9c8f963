"""Who may do what with the register."""

from participation.common.models import User

VIEW = "ngos.view_ngo"
ADD = "ngos.add_ngo"
CHANGE = "ngos.change_ngo"
LICENSE = "ngos.license_ngo"
IMPORT = "ngos.import_ngos"
ANY = (VIEW, ADD, CHANGE, LICENSE, IMPORT)


def may_read(user: User) -> bool:
    """Return whether ``user`` has anything to do with the register."""
    return user.is_active and any(user.has_perm(name) for name in ANY)


def may_add(user: User) -> bool:
    """Return whether ``user`` may enter NGOs."""
    return user.is_active and user.has_perm(ADD)


def may_change(user: User) -> bool:
    """Return whether ``user`` may describe NGOs, hide and show them."""
    return user.is_active and user.has_perm(CHANGE)


def may_license(user: User) -> bool:
    """Return whether ``user`` may issue permits and do with them what was decided."""
    return user.is_active and user.has_perm(LICENSE)


def may_import(user: User) -> bool:
    """Return whether ``user`` may import NGOs from files."""
    return user.is_active and user.has_perm(IMPORT)
