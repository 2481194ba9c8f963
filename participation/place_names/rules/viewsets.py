"""Naming rules in Wagtail's admin: staff word them and switch them on and off."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from participation.place_names.rules.models import NamingRule


class NamingRuleViewSet(ModelViewSet):  # type: ignore[misc]
    """The rules, in their order."""

    model = NamingRule
    name = "naming_rules"
    icon = "list-ul"
    menu_label = _("Naming rules")
    list_display = (
        "title",
        "check_kind",
        "outcome",
        "citation",
        BooleanColumn("is_confirmed", label=_("Confirmed"), sort_key="is_confirmed"),
        BooleanColumn("is_active", label=_("In use"), sort_key="is_active"),
    )
    list_filter = ("is_active", "is_confirmed", "check_kind")
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields = ("title", "text", "citation")
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = (
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("citation"),
        FieldRowPanel([FieldPanel("check_kind"), FieldPanel("outcome"), FieldPanel("limit")]),
        FieldRowPanel([FieldPanel("is_active"), FieldPanel("is_confirmed"), FieldPanel("order")]),
    )
