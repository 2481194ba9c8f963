"""Django application: Navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NavigationConfig(AppConfig):
    """Navigation."""

    name = "cms.navigation"
    label = "navigation"
    verbose_name = _("Navigation")

    def ready(self) -> None:
        """Put the menus into the shell of every page."""
        from cms.core.panels import register_panel  # noqa: PLC0415 (needs the loaded apps)
        from cms.navigation.selectors import navigation  # noqa: PLC0415

        for place in ("menu", "footer", "dock"):
            register_panel(
                place,
                order=0,
                template=f"navigation/{place}.html",
                selector=lambda request: {"navigation": navigation(request)},
            )
