"""Django application: Changes of NGOs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChangesConfig(AppConfig):
    """Changes of NGOs."""

    name = "participation.ngos.changes"
    label = "ngo_changes"
    verbose_name = _("Changes of NGOs")

    def ready(self) -> None:
        """Register changes as cases."""
        # Models are ready only now.
        from participation.ngos.changes import kind  # noqa: PLC0415

        kind.register()
