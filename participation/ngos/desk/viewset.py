"""NGOs and the office's lists in the menu."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from participation.common.registers.lists import OwnScreensViewSet, RegisterIndexView
from participation.common.views import KeepingDeleteView
from participation.common.viewsets import NamedIndexView
from participation.ngos.desk.screen import NgoView, PermitPaperView, RegisterView
from participation.ngos.enums import NgoState
from participation.ngos.models import (
    ActivityField,
    IssuingAuthority,
    NamePrefix,
    Ngo,
    NgoSettings,
    ReservedWord,
)
from participation.ngos.selectors import state_of
from persian.jalali import format_date, today


class NgoPaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "NGO")


class NgoFilterSet(WagtailFilterSet):
    """By state, level, county and field, and what is due or hidden."""

    due = ChoiceFilter(
        label=_("What is due"),
        choices=[("renewal", _("Renewal due")), ("hidden", _("Hidden"))],
        method="filter_due",
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Ngo
        fields = ("state", "level", "county", "activity_fields")

    def filter_due(self, queryset: QuerySet[Ngo], name: str, value: str) -> QuerySet[Ngo]:
        """Keep those whose permit runs out soon, or those that are hidden."""
        if value == "hidden":
            return queryset.filter(is_public=False)
        days = (NgoSettings.base_queryset().first() or NgoSettings()).renewal_days
        return queryset.filter(
            state=NgoState.ACTIVE, valid_until__lte=today() + dt.timedelta(days=days)
        )


class NgoIndexView(RegisterIndexView):
    """NGOs in the order of their names, found by any name that they ever had."""

    paginator_class = NgoPaginator
    kind = "ngo"

    def get_base_queryset(self) -> QuerySet[Ngo]:
        """Read what the columns show."""
        return Ngo.objects.select_related("prefix", "county")


class NgoViewSet(OwnScreensViewSet):
    """The list and the screens."""

    model = Ngo
    name = "ngo_register"
    url_prefix = "ngos"
    icon = "group"
    menu_label = _("NGOs")
    index_view_class = NgoIndexView
    filterset_class = NgoFilterSet
    list_display = (
        TitleColumn("title", label=_("name"), sort_key="sort_key", url_name="ngo_register:screen"),
        Column("level", label=_("level"), accessor="get_level_display"),
        Column("county", label=_("County")),
        Column("state", label=_("State"), accessor=lambda row: state_of(row).label,
               sort_key="state"),
        Column("valid_until", label=_("valid until"), sort_key="valid_until",
               accessor=lambda row: format_date(row.valid_until) if row.valid_until else "—"),
        BooleanColumn("is_public", label=_("Shown")),
    )  # fmt: skip
    search_fields = ("name",)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list; the screens are ours."""
        index = self.get_url_name("index")
        screen = NgoView.as_view(index_url_name=index)
        paper = PermitPaperView.as_view(index_url_name=index)
        return [
            *super().get_urlpatterns(),
            path("new/", RegisterView.as_view(index_url_name=index), name="add"),
            path("<int:pk>/", screen, name="screen"),
            path("<int:pk>/", screen, name="edit"),
            path("<int:pk>/permit.pdf", paper, name="paper"),
        ]


class ListViewSet(ModelViewSet):
    """What the lists of the office share."""

    index_view_class = NamedIndexView
    delete_view_class = KeepingDeleteView
    list_filter: tuple[str, ...] = ("is_active",)
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields: tuple[str, ...] = ("search_text",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False


class ActivityFieldViewSet(ListViewSet):
    """Fields of activity."""

    model = ActivityField
    name = "activity_fields"
    icon = "tag"
    menu_label = _("Fields of activity")
    list_display = ("name", BooleanColumn("is_active", label=_("Offered")))
    panels = (
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("is_active"), FieldPanel("order")]),
        FieldPanel("slug"),
    )


class NamePrefixViewSet(ListViewSet):
    """Words before names."""

    model = NamePrefix
    name = "name_prefixes"
    icon = "tag"
    menu_label = _("words before names")
    list_display = ("name", "before_name", BooleanColumn("is_active", label=_("Offered")))
    panels = (
        FieldPanel("name"),
        FieldPanel("before_name"),
        FieldRowPanel([FieldPanel("is_active"), FieldPanel("order")]),
        FieldPanel("slug"),
    )


class IssuingAuthorityViewSet(ListViewSet):
    """Who issues permits."""

    model = IssuingAuthority
    name = "issuing_authorities"
    icon = "group"
    menu_label = _("issuing authorities")
    list_display = ("name", "level", BooleanColumn("is_active", label=_("Offered")))
    list_filter = ("is_active", "level")
    panels = (
        FieldPanel("name"),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("is_own"), FieldPanel("names_county")]),
        FieldPanel("licenses"),
        FieldRowPanel([FieldPanel("website"), FieldPanel("phone")]),
        FieldRowPanel([FieldPanel("is_active"), FieldPanel("order")]),
        FieldPanel("slug"),
    )


class ReservedWordViewSet(ModelViewSet):
    """Words that names must not have, or only with somebody's consent."""

    model = ReservedWord
    name = "reserved_words"
    icon = "warning"
    menu_label = _("reserved words")
    list_display = ("word", "outcome", "why", BooleanColumn("is_active", label=_("In use")))
    list_filter = ("is_active", "outcome")
    list_per_page = 50
    ordering = ("word",)
    search_fields = ("word", "why")
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    panels = (
        FieldPanel("word"),
        FieldPanel("outcome"),
        FieldPanel("why"),
        FieldPanel("is_active"),
    )
