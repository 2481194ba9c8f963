"""Django application: News."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News."""

    name = "cms.news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        """Hang the news on the pages of other apps."""
        from cms.news import home_panels  # noqa: PLC0415 (models are loaded by now)

        home_panels.register()
