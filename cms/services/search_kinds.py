"""What readers find of this app."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.core.searching import PageKind
from cms.services.models import ServicePage
from search.kinds import register


@register
class ServiceKind(PageKind):
    """Services."""

    name = "service"
    label = _("Services")
    label_one = _("Service")
    order = 10
    model = ServicePage

    def number(self, row: Any) -> str:
        """Return the code of the service."""
        return row.code or ""
