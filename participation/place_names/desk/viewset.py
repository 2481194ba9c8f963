"""Places and their kinds in the menu."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from participation.common.forms import LinesField
from participation.common.registers.lists import OwnScreensViewSet, RegisterIndexView
from participation.common.views import KeepingDeleteView
from participation.common.viewsets import NamedIndexView
from participation.place_names.desk.importing import ImportRunView, ImportView
from participation.place_names.desk.screen import NameView, PlaceView, RegisterView
from participation.place_names.models import Place, PlaceKind
from participation.place_names.permissions import may_import
from participation.place_names.selectors import for_lists
from persian.jalali import format_date


class PlacePaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "place")


class PlaceFilterSet(WagtailFilterSet):
    """By kind and county, whether it is there, hidden, or without a name."""

    state = ChoiceFilter(
        label=_("State"),
        choices=[
            ("nameless", _("Without a name")),
            ("ceased", _("Is no more")),
            ("hidden", _("Hidden")),
        ],
        method="filter_state",
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Place
        fields = ("kind", "county")

    def filter_state(self, queryset: QuerySet[Place], name: str, value: str) -> QuerySet[Place]:
        """Keep those of a state."""
        if value == "nameless":
            return queryset.filter(name="")
        if value == "ceased":
            return queryset.filter(ceased_on__isnull=False)
        return queryset.filter(is_public=False)


class PlaceIndexView(RegisterIndexView):
    """Places in the order of their names, found by any name that they ever had."""

    paginator_class = PlacePaginator
    kind = "place"

    def get_base_queryset(self) -> QuerySet[Place]:
        """Read what the columns show."""
        return for_lists(Place.objects.all())

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Lead to the import whoever may import."""
        buttons: list[Any] = list(super().header_more_buttons)
        if may_import(self.request.user):
            label = gettext("Import places")
            buttons.append(
                Button(label, reverse("places:import"), icon_name="download", priority=90)
            )
        return buttons


def _since(place: Place) -> str:
    return format_date(place.named_on) if place.named_on else "—"


class PlaceViewSet(OwnScreensViewSet):
    """The list and the screens."""

    model = Place
    name = "places"
    icon = "site"
    menu_label = _("Place names")
    index_view_class = PlaceIndexView
    filterset_class = PlaceFilterSet
    list_display = (
        TitleColumn("title", label=_("name"), sort_key="sort_key", url_name="places:screen"),
        Column("county", label=_("County")),
        Column("city", label=_("City or village"), accessor=lambda row: row.city or "—"),
        Column("former_names", label=_("Former names"), sort_key="former_names"),
        Column("named_on", label=_("so called since"), accessor=_since, sort_key="named_on"),
        BooleanColumn("is_public", label=_("Shown")),
    )
    search_fields = ("name",)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list; the screens are ours."""
        index = self.get_url_name("index")
        screen = PlaceView.as_view(index_url_name=index)
        return [
            *super().get_urlpatterns(),
            path("import/", ImportView.as_view(index_url_name=index), name="import"),
            path(
                "import/<uuid:pk>/", ImportRunView.as_view(index_url_name=index), name="import_run"
            ),
            path("new/", RegisterView.as_view(index_url_name=index), name="add"),
            path("<int:pk>/", screen, name="screen"),
            path("<int:pk>/", screen, name="edit"),
            path("<int:pk>/names/<int:name>/", NameView.as_view(index_url_name=index), name="name"),
        ]


class PlaceKindForm(WagtailAdminModelForm):
    """A kind, the other words for it one a line."""

    alternative_names = LinesField(
        label=_("other words for it"),
        required=False,
        max_length=300,
        help_text=_("Words before a name by which an import knows the kind."),
    )


class PlaceKindViewSet(ModelViewSet):
    """Kinds of places with the way of their naming."""

    model = PlaceKind
    name = "place_kinds"
    icon = "tag"
    menu_label = _("kinds of places")
    index_view_class = NamedIndexView
    delete_view_class = KeepingDeleteView
    list_display = (
        "name",
        "before_name",
        "path_class",
        BooleanColumn("is_active", label=_("Offered")),
    )
    list_filter = ("path_class", "is_active")
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields = ("search_text",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("before_name"),
            FieldPanel("path_class"),
            FieldPanel("alternative_names"),
            FieldRowPanel([FieldPanel("is_active"), FieldPanel("order")]),
            FieldPanel("slug"),
        ],
        base_form_class=PlaceKindForm,
    )
