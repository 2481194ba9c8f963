"""What readers find of this app."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.core.searching import PageKind
from cms.offices.models import FacilitationOfficePage
from search.kinds import register


@register
class OfficeKind(PageKind):
    """Facilitation offices."""

    name = "office"
    label = _("Facilitation offices")
    label_one = _("Facilitation office")
    order = 30
    model = FacilitationOfficePage
    read_with = ("unit__county",)

    def county(self, row: Any) -> str:
        """Return the county of the office's unit."""
        return row.unit.county.slug if row.unit and row.unit.county else ""
