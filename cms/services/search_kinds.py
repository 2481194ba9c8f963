"""What readers find of this app."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cms.core.block_texts import stream_texts
from cms.core.searching import PageKind
from cms.services.card import service_card
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
    read_with = ("group",)
    prefetch = ("audiences",)
    follows: ClassVar = {"services.ServiceGroup": "group", "services.Audience": "audiences"}

    def more(self, row: Any) -> Iterable[str]:
        """Return its group, the facts of its card, and the ways to reach it."""
        yield row.group.title if row.group else ""
        yield from (value for _name, value in service_card(row))
        yield from stream_texts(row.channels)

    def number(self, row: Any) -> str:
        """Return the code of the service."""
        return row.code or ""
