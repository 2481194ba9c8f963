"""Django application: visits."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    """Visits."""

    name = "participation.visits"
    label = "visits"
    verbose_name = _("Visits")
