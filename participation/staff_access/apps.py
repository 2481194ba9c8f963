"""Django application: Staff access."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffAccessConfig(AppConfig):
    """Staff access."""

    name = "participation.staff_access"
    label = "staff_access"
    verbose_name = _("Staff access")

    def ready(self) -> None:
        """Take the inline scripts out of the admin."""
        from participation.staff_access import inert  # noqa: PLC0415

        inert.install()
