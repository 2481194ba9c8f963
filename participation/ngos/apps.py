"""Django application: NGOs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NgosConfig(AppConfig):
    """NGOs."""

    name = "participation.ngos"
    label = "ngos"
    verbose_name = _("NGOs")
