"""Staff screens of the news."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.news.models import NewsCategory


class NewsCategoryViewSet(SnippetViewSet):
    """What news is filed under."""

    model = NewsCategory
    icon = "folder-open-inverse"
    menu_label = _("News categories")
    list_display = ("name", "slug", "sort_order")
    search_fields = ("name",)
    ordering = ("sort_order", "name")
    copy_view_enabled = False
