"""Cases among the screens of the desk. Nobody adds, edits or deletes one by a plain form."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from participation.cases.desk.index import CaseFilterSet, CaseIndexView
from participation.cases.desk.screen import CaseView, download
from participation.cases.models import Case


class CaseViewSet(ModelViewSet):  # type: ignore[misc]
    """The list and the screen."""

    model = Case
    name = "cases"
    icon = "folder-open-inverse"
    menu_label = _("Cases")
    index_view_class = CaseIndexView
    filterset_class = CaseFilterSet
    list_per_page = 50
    search_fields = ("number",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    list_export = ()
    panels = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list where a case is opened."""
        return super().get_index_view_kwargs(
            screen_url_name=self.get_url_name("screen"), add_url_name=None, **kwargs
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list; add the screen of a case and its files."""
        listing = [
            one for one in super().get_urlpatterns() if one.name in {"index", "index_results"}
        ]
        screen = CaseView.as_view(index_url_name=self.get_url_name("index"))
        return [
            *listing,
            path("<uuid:pk>/", screen, name="screen"),
            path("<uuid:pk>/files/<uuid:file_id>/", download, name="file"),
        ]
