"""Django application: Facilitation offices."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    """Facilitation offices."""

    name = "cms.offices"
    label = "offices"
    verbose_name = _("Facilitation offices")

    def ready(self) -> None:
        """Give the home page its strip of offices."""
        from cms.core.panels import register_home_panel  # noqa: PLC0415 (models are loaded by now)
        from cms.offices.selectors import home_offices  # noqa: PLC0415 (as above)

        register_home_panel(order=300, template="offices/home_panel.html", selector=home_offices)
