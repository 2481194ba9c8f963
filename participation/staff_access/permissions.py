"""Who may take away whose authenticator."""

from participation.common.models import User


def may_reset(*, by: User, of: User) -> bool:
    """Return whether ``by`` may reset the sign-in of ``of``.

    Never one's own (that asks for a code, on the account page), and an administrator's only
    another administrator: else whoever may edit users could take over an administrator.
    """
    if by.pk == of.pk or not by.has_perm("common.change_user"):
        return False
    return by.is_superuser or not of.is_superuser
