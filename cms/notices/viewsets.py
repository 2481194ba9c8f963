"""Notices in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.notices.models import Notice


class NoticeViewSet(SnippetViewSet):  # type: ignore[misc]
    """Written by editors, shown and ended by the clock."""

    model = Notice
    icon = "info-circle"
    menu_label = _("Notices")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ("title", "kind", "place", "standing", "shown_from", "shown_until")
    list_filter = ("kind", "place")
    copy_view_enabled = True
