"""Django application: Navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NavigationConfig(AppConfig):
    """Navigation."""

    name = "cms.navigation"
    label = "navigation"
    verbose_name = _("Navigation")
