"""Django application: Guide to the permit."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    """Guide to the permit."""

    name = "participation.ngos.guide"
    label = "ngo_guide"
    verbose_name = _("Guide to the permit")
