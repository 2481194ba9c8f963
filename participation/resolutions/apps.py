"""Django application: Resolutions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResolutionsConfig(AppConfig):
    """Resolutions."""

    name = "participation.resolutions"
    label = "resolutions"
    verbose_name = _("Resolutions")

    def ready(self) -> None:
        """Let deadlines follow the working calendar, and register what other apps ask for."""
        # Models are ready only now.
        from participation.common.calendar import register_calendar_listener  # noqa: PLC0415
        from participation.resolutions import subjects  # noqa: PLC0415
        from participation.resolutions.services import follow_calendar  # noqa: PLC0415

        register_calendar_listener(follow_calendar)
        subjects.register()
