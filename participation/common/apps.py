"""Django application: Participation desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    """Participation desk."""

    name = "participation.common"
    label = "common"
    verbose_name = _("Participation desk")
