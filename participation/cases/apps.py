"""Django application: Cases."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Cases."""

    name = "participation.cases"
    label = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        """Register what other apps ask for by name."""
        from participation.cases import own_subjects  # noqa: PLC0415 (models are ready only now)

        own_subjects.register()
