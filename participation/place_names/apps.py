"""Django application: Place names."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlaceNamesConfig(AppConfig):
    """Place names."""

    name = "participation.place_names"
    label = "place_names"
    verbose_name = _("Place names")

    def ready(self) -> None:
        """Let names follow the resolutions that decided them; register proposals as cases."""
        # Models are ready only now.
        from participation.place_names import visited  # noqa: PLC0415
        from participation.place_names.decisions import handler  # noqa: PLC0415
        from participation.place_names.proposals import kind  # noqa: PLC0415
        from participation.place_names.services import follow_resolutions  # noqa: PLC0415
        from participation.resolutions.listeners import register_validity_listener  # noqa: PLC0415

        register_validity_listener(follow_resolutions)
        kind.register()
        handler.register()
        visited.register()
