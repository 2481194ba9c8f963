"""Django application: Naming rules."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NamingRulesConfig(AppConfig):
    """Naming rules."""

    name = "participation.place_names.rules"
    label = "naming_rules"
    verbose_name = _("Naming rules")
