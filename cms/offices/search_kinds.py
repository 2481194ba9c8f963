"""What readers find of this app."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cms.core.block_texts import stream_texts
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
    prefetch = ("experts", "photos")
    follows: ClassVar = {"common.Unit": "unit", "common.County": "unit__county"}

    def more(self, row: Any) -> Iterable[str]:
        """Return where it is, how it is reached, who works there, and captions."""
        yield row.district
        yield row.county
        yield from stream_texts(row.phones)
        yield row.hours
        yield from (f"{one.get_specialty_display()} {one.name}" for one in row.experts.all())
        yield from (photo.caption for photo in row.photos.all())

    def county(self, row: Any) -> str:
        """Return the county of the office's unit."""
        return row.unit.county.slug if row.unit and row.unit.county else ""
