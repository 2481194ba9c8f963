"""The account of a member of staff. Citizens have none."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """Our own from the first migration on, so that fields can be added without a swap."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]

    def __str__(self) -> str:
        """Return the full name, or the user name where there is none."""
        return self.get_full_name() or self.get_username()
