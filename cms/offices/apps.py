"""Django application: Facilitation offices."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    """Facilitation offices."""

    name = "cms.offices"
    label = "offices"
    verbose_name = _("Facilitation offices")
