"""Django application: NGOs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NgosConfig(AppConfig):
    """NGOs."""

    name = "participation.ngos"
    label = "ngos"
    verbose_name = _("NGOs")

    def ready(self) -> None:
        """Let cases be against NGOs."""
        # Models are ready only now.
        from participation.ngos import subjects  # noqa: PLC0415

        subjects.register()
