"""Django application: Cases."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Cases."""

    name = "participation.cases"
    label = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        """Let terms follow the working calendar, and register what other apps ask for."""
        # Models are ready only now.
        from participation.cases import own_subjects  # noqa: PLC0415
        from participation.cases.api import scopes  # noqa: PLC0415
        from participation.cases.services.terms import follow_calendar  # noqa: PLC0415
        from participation.common.calendar import register_calendar_listener  # noqa: PLC0415

        register_calendar_listener(follow_calendar)
        own_subjects.register()
        scopes.register()
