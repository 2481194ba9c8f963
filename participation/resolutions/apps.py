"""Django application: Resolutions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResolutionsConfig(AppConfig):
    """Resolutions."""

    name = "participation.resolutions"
    label = "resolutions"
    verbose_name = _("Resolutions")
