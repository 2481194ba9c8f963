"""Reads worth a name."""

from django.conf import settings

from participation.common.models import User
from participation.staff_access.models import Authenticator


def authenticator_of(user: User) -> Authenticator | None:
    """Return the person's authenticator, or None."""
    return Authenticator.objects.filter(user=user).first()


def needs_second_factor(user: User) -> bool:
    """Return whether a password alone opens nothing: by rule, or because he set up an app."""
    return bool(
        settings.STAFF_TWO_FACTOR_REQUIRED or Authenticator.objects.filter(user=user).exists()
    )


def recovery_codes_left(authenticator: Authenticator) -> int:
    """Return how many recovery codes have not been used."""
    return authenticator.recovery_codes.filter(used_at__isnull=True).count()
