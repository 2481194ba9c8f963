"""Visits in the menu: of the own counties, the newest first."""

from typing import Any

from django.db.models import QuerySet
from django.forms import ChoiceField
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from participation.common.registers.files import FileListMixin
from participation.common.registers.lists import OwnScreensViewSet
from participation.visits.desk.screen import FindView, NewVisitView, VisitFileView, VisitView
from participation.visits.exports import export_visits, label_of
from participation.visits.models import Visit, VisitItem, VisitQuerySet
from participation.visits.permissions import reach_of, visible_to
from participation.visits.subjects import all_subjects
from persian.jalali import format_date, today
from persian.letters import clean_input

FOLLOW = (("open", _("Something has to follow")), ("late", _("It is late")))


def kinds() -> list[tuple[str, Any]]:
    """Return the registers whose rows are visited."""
    return [(one.kind, one.label) for one in all_subjects()]


class VisitPaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "visit")


class VisitFilterSet(WagtailFilterSet):
    """By register, county and what has to follow."""

    kind = ChoiceFilter(label=_("register"), choices=kinds)
    follow = ChoiceFilter(label=_("what has to follow"), choices=FOLLOW, method="filter_follow")

    class Meta:
        """Fields that are filtered as they are."""

        model = Visit
        fields = ("county",)

    def filter_follow(self, queryset: VisitQuerySet, name: str, value: str) -> QuerySet[Visit]:
        """Keep those of which something has still to follow, or is late."""
        rows = queryset.filter(follow_up_by__isnull=False, followed_on__isnull=True)
        return rows.filter(follow_up_by__lt=today()) if value == "late" else rows


class VisitIndexView(FileListMixin, IndexView):  # type: ignore[misc]
    """Visits in sight; as a file, too."""

    paginator_class = VisitPaginator
    default_ordering = ("-visited_on", "-pk")
    table_classname = "listing case-list"
    write_file = staticmethod(export_visits)

    def get_base_queryset(self) -> QuerySet[Visit]:
        """Return what the person sees, with what the columns show."""
        return visible_to(self.request.user).select_related("county")

    def search_queryset(self, queryset: QuerySet[Visit]) -> QuerySet[Visit]:
        """Find visits by what was visited."""
        if not self.is_searching:
            return queryset
        return queryset.filter(title__icontains=clean_input(self.search_query))

    @property
    def header_more_buttons(self) -> list[Any]:
        """Lead to a new visit, where one may enter any."""
        buttons = super().header_more_buttons
        if not reach_of(self.request.user).may_enter_any:
            return buttons
        url = reverse("visits:find")
        return [HeaderButton(label=_("New visit"), url=url, icon_name="plus"), *buttons]


class VisitViewSet(OwnScreensViewSet):
    """The list and the screens."""

    model = Visit
    name = "visits"
    icon = "site"
    menu_label = _("Visits")
    index_view_class = VisitIndexView
    filterset_class = VisitFilterSet
    list_display = (
        TitleColumn("title", label=_("visited"), url_name="visits:screen"),
        Column("kind", label=_("register"), accessor=lambda row: label_of(row.kind)),
        Column("county", label=_("County")),
        Column("visited_on", label=_("visited on"), sort_key="visited_on",
               accessor=lambda row: format_date(row.visited_on)),
        Column("follow_up_by", label=_("to follow by"),
               accessor=lambda row: format_date(row.follow_up_by) if row.follow_up_by else "—"),
    )  # fmt: skip

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list; the screens are ours."""
        index = self.get_url_name("index")
        screen = VisitView.as_view(index_url_name=index)
        new = NewVisitView.as_view(index_url_name=index)
        return [
            *super().get_urlpatterns(),
            path("new/", FindView.as_view(index_url_name=index), name="find"),
            path("new/<slug:kind>/<int:pk>/", new, name="new"),
            path("<int:pk>/", screen, name="screen"),
            path("<int:pk>/", screen, name="edit"),
            path(
                "<int:pk>/files/<uuid:file_id>/",
                VisitFileView.as_view(index_url_name=index),
                name="file",
            ),
        ]


class VisitItemViewSet(ModelViewSet):  # type: ignore[misc]
    """What is looked at in visits."""

    model = VisitItem
    name = "visit_items"
    icon = "list-ul"
    menu_label = _("What visits look at")
    list_display = (
        "title",
        Column("kind", label=_("register"), accessor=lambda row: label_of(row.kind)),
        BooleanColumn("is_active", label=_("In use")),
    )
    list_per_page = 50
    ordering = ("kind", "order", "pk")
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = (
        FieldPanel("kind"),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("is_active"), FieldPanel("order")]),
    )

    def get_form_class(self, for_update: bool = False) -> Any:
        """Offer the registers that there are."""
        form: Any = super().get_form_class(for_update)
        field = ChoiceField(label=_("register"), choices=kinds)
        return type("VisitItemForm", (form,), {"kind": field})
