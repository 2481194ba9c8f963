"""Who may do what with the register."""

from participation.common.models import User

VIEW = "place_names.view_place"
ADD = "place_names.add_place"
CHANGE = "place_names.change_place"
RENAME = "place_names.rename_place"
IMPORT = "place_names.import_places"
ANY = (VIEW, ADD, CHANGE, RENAME, IMPORT)


def may_read(user: User) -> bool:
    """Return whether ``user`` has anything to do with the register."""
    return user.is_active and any(user.has_perm(name) for name in ANY)


def may_add(user: User) -> bool:
    """Return whether ``user`` may enter places."""
    return user.is_active and user.has_perm(ADD)


def may_change(user: User) -> bool:
    """Return whether ``user`` may describe places, hide and show them."""
    return user.is_active and user.has_perm(CHANGE)


def may_rename(user: User) -> bool:
    """Return whether ``user`` may give names and end them."""
    return user.is_active and user.has_perm(RENAME)


def may_import(user: User) -> bool:
    """Return whether ``user`` may import places from files."""
    return user.is_active and user.has_perm(IMPORT)
