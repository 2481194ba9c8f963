"""Django application: Home page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home page."""

    name = "cms.home"
    label = "home"
    verbose_name = _("Home page")
