"""Paths in the admin: stages and moves are edited as data, and the path is drawn."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from participation.common.views import KeepingDeleteView
from participation.place_names.models.path import NamingPath, as_steps
from participation.place_names.path.forms import PathForm
from participation.place_names.path.trying import VIEW, TryView


class PathIndexView(IndexView):  # type: ignore[misc]
    """The paths, and a way to try them."""

    @property
    def header_more_buttons(self) -> list[Any]:
        """Lead to the screen for trying."""
        button = HeaderButton(label=_("Try a path"), url="try/", icon_name="resubmit")
        return [button, *super().header_more_buttons]


def drawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw a path: its stages in order, and where each move leads."""
    if not any(request.user.has_perm(name) for name in VIEW):
        raise Http404
    found = get_object_or_404(NamingPath, pk=pk)
    return render(
        request,
        "place_names/desk/path.html",
        {"path": found, "steps": as_steps(found), "page_title": found.title},
    )


class NamingPathViewSet(ModelViewSet):
    """Paths, their stages and moves."""

    model = NamingPath
    name = "naming_paths"
    icon = "list-ol"
    menu_label = _("Paths of namings")
    index_view_class = PathIndexView
    delete_view_class = KeepingDeleteView
    list_display = (
        "title",
        Column("path_class", label=_("For"), accessor="get_path_class_display"),
        Column("city", label=_("City"), accessor=lambda row: row.city or "—"),
        BooleanColumn("is_active", label=_("In use")),
    )
    list_per_page = 50
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("path_class"), FieldPanel("city"), FieldPanel("is_active")]),
            FieldPanel("note"),
            InlinePanel(
                "stages",
                heading=_("Stages"),
                label=_("Stage"),
                panels=[
                    FieldRowPanel([FieldPanel("title"), FieldPanel("role")]),
                    FieldRowPanel(
                        [FieldPanel("unit"), FieldPanel("body"), FieldPanel("organisation")]
                    ),
                    FieldRowPanel([FieldPanel("receiver_words"), FieldPanel("needs_receipt")]),
                    FieldRowPanel(
                        [FieldPanel("amount"), FieldPanel("term_unit"), FieldPanel("clock_start")]
                    ),
                    FieldRowPanel([FieldPanel("silence"), FieldPanel("is_confirmed")]),
                    FieldPanel("letter_subject"),
                    FieldPanel("letter_text"),
                    FieldPanel("letter_copies"),
                    InlinePanel(
                        "moves",
                        heading=_("Moves"),
                        label=_("Move"),
                        panels=[
                            FieldRowPanel(
                                [FieldPanel("label"), FieldPanel("kind"), FieldPanel("target")]
                            )
                        ],
                    ),
                ],
            ),
        ],
        base_form_class=PathForm,
    )

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Offer to whoever edits groups what has an effect."""
        own = {"content_type__app_label": "place_names", "content_type__model": "namingpath"}
        permissions: QuerySet[Permission] = Permission.objects.filter(**own)
        return permissions

    def get_urlpatterns(self) -> list[Any]:
        """Add the drawing, and the screen for trying."""
        drawn: URLPattern = path("drawing/<int:pk>/", drawing, name="drawing")
        tried: URLPattern = path("try/", TryView.as_view(), name="try")
        return [*super().get_urlpatterns(), drawn, tried]
