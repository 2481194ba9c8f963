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
from wagtail.admin.viewsets.model import ModelViewSet

from participation.place_names.models.path import NamingPath, as_steps

VIEW = ("place_names.view_namingpath", "place_names.change_namingpath")


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
        ]
    )

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Offer to whoever edits groups what has an effect."""
        own = {"content_type__app_label": "place_names", "content_type__model": "namingpath"}
        permissions: QuerySet[Permission] = Permission.objects.filter(**own)
        return permissions

    def get_urlpatterns(self) -> list[Any]:
        """Add the drawing."""
        drawn: URLPattern = path("drawing/<int:pk>/", drawing, name="drawing")
        return [*super().get_urlpatterns(), drawn]
