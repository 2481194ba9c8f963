"""Texts that the office has approved, in lists of their own: what an NGO reads as a reason."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet


class ReasonViewSet(ModelViewSet):
    """A list of `ReasonModel`; a subclass names model, address and menu."""

    icon = "list-ul"
    list_display: tuple[object, ...] = (
        "title", "text", BooleanColumn("is_active", label=_("Offered")),
    )  # fmt: skip
    list_per_page = 50
    ordering: tuple[str, ...] = ("order", "pk")
    search_fields = ("title", "text")
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels: tuple[object, ...] = (
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("is_active")]),
    )
