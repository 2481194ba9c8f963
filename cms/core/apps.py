"""Django application: Site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Site."""

    name = "cms.core"
    label = "core"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Let the entries of pages follow them, and put the desk into the map of the site."""
        from cms.core import desk_sections, signal_handlers  # noqa: PLC0415 (models are loaded by now)

        signal_handlers.connect()
        desk_sections.register()
