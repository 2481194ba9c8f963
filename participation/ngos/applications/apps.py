"""Django application: Applications of organisations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """Applications of organisations."""

    name = "participation.ngos.applications"
    label = "ngo_applications"
    verbose_name = _("Applications for a permit")

    def ready(self) -> None:
        """Register applications as cases."""
        # Models are ready only now.
        from participation.ngos.applications import handler, kind  # noqa: PLC0415

        kind.register()
        handler.register()
