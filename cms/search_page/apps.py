"""Django application: Search page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchPageConfig(AppConfig):
    """Search page."""

    name = "cms.search_page"
    label = "search_page"
    verbose_name = _("Search page")
