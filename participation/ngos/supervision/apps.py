"""Django application: supervision of NGOs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    """Supervision of NGOs."""

    name = "participation.ngos.supervision"
    label = "ngos_supervision"
    verbose_name = _("Supervision of NGOs")

    def ready(self) -> None:
        """Put supervision into the rooms of the register."""
        # Models are ready only now.
        from participation.ngos.supervision import rooms  # noqa: PLC0415

        rooms.register()
