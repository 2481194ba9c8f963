"""Django application: Statutes."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatutesConfig(AppConfig):
    """Statutes."""

    name = "participation.ngos.statutes"
    label = "ngo_statutes"
    verbose_name = _("Statute of the office")
