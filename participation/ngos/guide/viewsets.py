"""Guides of levels in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from participation.ngos.guide.models import LevelGuide


class LevelGuideViewSet(ModelViewSet):  # type: ignore[misc]
    """What each level reads, and how far the site goes with it."""

    model = LevelGuide
    name = "ngo_guides"
    icon = "help"
    menu_label = _("Ways of applying")
    list_display = ("level", "mode", "decided_by")
    list_per_page = 20
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = (
        FieldPanel("level"),
        FieldPanel("mode"),
        FieldPanel("needed"),
        FieldPanel("decided_by"),
        FieldPanel("elsewhere"),
    )
