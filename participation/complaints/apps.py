"""Django application: Complaints."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    """Complaints."""

    name = "participation.complaints"
    label = "complaints"
    verbose_name = _("Complaints")
