"""The desk's shared things in Wagtail's admin."""

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from participation.common.forms import CountyForm, UnitMembershipForm
from participation.common.models import County, OutboxMessage, Unit, UnitMembership
from participation.common.models.named import NamedQuerySet
from participation.common.views import (
    KeepingDeleteView,
    MembershipDeleteView,
    OutboxInspectView,
    RetryView,
)


class NamedIndexView(IndexView):  # type: ignore[misc]
    """A list that finds a name however it is typed."""

    def search_queryset(self, queryset: NamedQuerySet) -> NamedQuerySet:
        """Search the folded names for the folded letters."""
        return queryset.found_by(self.search_query) if self.is_searching else queryset


class CountyViewSet(ModelViewSet):  # type: ignore[misc]
    """Counties by law."""

    model = County
    icon = "site"
    index_view_class = NamedIndexView
    delete_view_class = KeepingDeleteView
    list_display = (
        "listed_name",
        BooleanColumn("is_special", label=_("Special governorate"), sort_key="is_special"),
        BooleanColumn("is_in_force", label=_("In force"), sort_key="is_in_force"),
    )
    list_filter = ("is_in_force", "is_special")
    list_per_page = 50
    search_fields = ("search_text",)
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("alternative_names"),
            FieldPanel("slug"),
            FieldPanel("is_special"),
            FieldPanel("is_in_force"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        base_form_class=CountyForm,
    )


class UnitFilterSet(WagtailFilterSet):  # type: ignore[misc]
    """By kind and county, and whether the unit works today."""

    works = ChoiceFilter(
        label=_("Works today"), choices=[("yes", _("Yes")), ("no", _("No"))], method="filter_works"
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Unit
        fields = ("kind", "county")

    def filter_works(self, queryset: QuerySet[Unit], name: str, value: str) -> QuerySet[Unit]:
        """Keep those that work today, or those that do not."""
        working = Unit.objects.active_on(timezone.localdate())
        kept = queryset.filter(pk__in=working.values("pk"))
        return kept if value == "yes" else queryset.exclude(pk__in=working.values("pk"))


class UnitIndexView(NamedIndexView):
    """Units with their county and what they are part of, in one query."""

    def get_base_queryset(self) -> QuerySet[Unit]:
        """Read what the columns show."""
        queryset: QuerySet[Unit] = super().get_base_queryset()
        return queryset.select_related("county", "parent")


class UnitViewSet(ModelViewSet):  # type: ignore[misc]
    """Desks, county governorates, facilitation offices."""

    model = Unit
    icon = "group"
    index_view_class = UnitIndexView
    delete_view_class = KeepingDeleteView
    list_display = ("listed_name", "kind", "county", "parent", "active_from", "active_until")
    filterset_class = UnitFilterSet
    search_fields = ("search_text",)
    search_backend_name = None
    copy_view_enabled = False
    panels = (
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("parent"),
        FieldPanel("county"),
        FieldRowPanel([FieldPanel("active_from"), FieldPanel("active_until")]),
        FieldPanel("successor"),
    )


class UnitMembershipIndexView(IndexView):  # type: ignore[misc]
    """Memberships with person and unit, in one query."""

    def get_base_queryset(self) -> QuerySet[UnitMembership]:
        """Read what the columns show."""
        queryset: QuerySet[UnitMembership] = super().get_base_queryset()
        return queryset.select_related("user", "unit")


class UnitMembershipViewSet(ModelViewSet):  # type: ignore[misc]
    """Who works in which unit."""

    model = UnitMembership
    icon = "user"
    index_view_class = UnitMembershipIndexView
    list_display = ("user", "unit", "role", "since", "until")
    list_filter = ("unit", "role")
    search_fields = ("user__username", "user__last_name", "unit__search_text")
    search_backend_name = None
    copy_view_enabled = False
    delete_view_class = MembershipDeleteView
    edit_handler = ObjectList(
        [
            FieldPanel("user"),
            FieldPanel("unit"),
            FieldPanel("role"),
            FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        ],
        base_form_class=UnitMembershipForm,
    )


class OutboxViewSet(ModelViewSet):  # type: ignore[misc]
    """Queued messages: how they fare, never to whom and what."""

    model = OutboxMessage
    name = "outbox"
    icon = "mail"
    menu_label = _("Queued messages")
    inspect_view_enabled = True
    inspect_view_class = OutboxInspectView
    inspect_view_fields = (
        "channel",
        "title",
        "state",
        "attempts",
        "last_error",
        "created_at",
        "next_attempt_at",
        "sent_at",
        "idempotency_key",
    )
    list_display = ("title", "channel", "state", "attempts", "last_error", "created_at")
    list_filter = ("state", "channel", "created_at")
    copy_view_enabled = False
    add_to_reference_index = False
    panels = ()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the address that gives a message its attempts again."""
        retry = RetryView.as_view(index_url_name=self.get_url_name("index"))
        return [
            *super().get_urlpatterns(),
            path("retry/<uuid:pk>/", retry, name="retry"),
        ]


_desk: list[tuple[int, type[ModelViewSet]]] = [
    (910, UnitViewSet),
    (915, UnitMembershipViewSet),
    (920, CountyViewSet),
    (930, OutboxViewSet),
]


def register_desk_viewset(viewset: type[ModelViewSet], *, order: int) -> None:
    """Put a screen into the desk's menu, small orders first. Call it in ``wagtail_hooks``."""
    if (order, viewset) not in _desk:
        _desk.append((order, viewset))


class DeskViewSetGroup(ViewSetGroup):  # type: ignore[misc]
    """The menu of the participation desk."""

    menu_label = _("Participation desk")
    menu_icon = "group"
    menu_order = 300

    def __init__(self) -> None:
        """Gather what the apps have registered."""
        self.items = [viewset for _order, viewset in sorted(_desk, key=lambda entry: entry[0])]
        super().__init__()
