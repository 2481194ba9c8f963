"""Django application: Notices."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Notices."""

    name = "cms.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        """Put the notices below the head of every page."""
        from cms.core.panels import register_panel  # noqa: PLC0415 (needs the loaded apps)
        from cms.notices.selectors import notices_for  # noqa: PLC0415

        register_panel("notices", order=0, template="notices/notices.html", selector=notices_for)
