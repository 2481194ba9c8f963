"""Django application: Images."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    """Images."""

    name = "cms.images"
    label = "images"
    verbose_name = _("Images")

    def ready(self) -> None:
        """Clean up after deleted pictures."""
        from cms.images import signal_handlers  # noqa: PLC0415

        signal_handlers.register()
