"""Django application: Goals and duties."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GoalsConfig(AppConfig):
    """Goals and duties."""

    name = "cms.goals"
    label = "goals"
    verbose_name = _("Goals and duties")
