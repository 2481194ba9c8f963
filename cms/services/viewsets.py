"""What editors sort services by, in Wagtail's admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.services.models import Audience, ServiceGroup


class ServiceGroupViewSet(SnippetViewSet):
    """Subjects."""

    model = ServiceGroup
    icon = "folder-open-inverse"
    list_display: ClassVar[list[str]] = ["title", "sort_order"]
    ordering: ClassVar[list[str]] = ["sort_order", "title"]


class AudienceViewSet(SnippetViewSet):
    """Those for whom services are."""

    model = Audience
    icon = "group"
    list_display: ClassVar[list[str]] = ["title", "sort_order"]
    ordering: ClassVar[list[str]] = ["sort_order", "title"]


class ServiceTermsGroup(SnippetViewSetGroup):
    """Both, under one entry of the menu."""

    menu_label = _("Services")
    menu_icon = "list-ul"
    menu_order = 320
    items = (ServiceGroupViewSet, AudienceViewSet)
