"""Django application: Participation desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    """Participation desk."""

    name = "participation.common"
    label = "common"
    verbose_name = _("Participation desk")

    def ready(self) -> None:
        """Refuse to start without the defence against programs."""
        from participation.common.defence.start import check_settings  # noqa: PLC0415 - settings

        check_settings()
