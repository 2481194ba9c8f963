"""The app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Gathers the kinds of all apps."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Read every app's ``search_kinds.py``."""
        autodiscover_modules("search_kinds")
