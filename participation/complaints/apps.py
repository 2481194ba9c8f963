"""Django application: Complaints."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    """Complaints."""

    name = "participation.complaints"
    label = "complaints"
    verbose_name = _("Complaints")

    def ready(self) -> None:
        """Register what other apps ask for by name."""
        from participation.complaints import kind  # noqa: PLC0415 (models are ready only now)

        kind.register()
