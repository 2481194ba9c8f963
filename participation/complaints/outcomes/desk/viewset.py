"""Outcomes in the menu: what waits first."""

from django.db.models import Q, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView

from participation.cases.desk.columns import WIDE_ONLY
from participation.common.registers.lists import OwnScreensViewSet
from participation.complaints.models import Outcome
from participation.complaints.outcomes.desk.screen import OutcomeView
from persian.jalali import format_date
from persian.letters import clean_input
from search.selectors import found_ids


class OutcomePaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "outcome")


class OutcomeFilterSet(WagtailFilterSet):
    """By state, category and county."""

    class Meta:
        """Fields that are filtered as they are."""

        model = Outcome
        fields = ("state", "category", "county")


class OutcomeIndexView(IndexView):
    """Outcomes, the last changed first; none of a case that is out of the person's sight."""

    paginator_class = OutcomePaginator
    default_ordering = "-updated_at"
    table_classname = "listing case-list"

    def get_base_queryset(self) -> QuerySet[Outcome]:
        """Return what the person sees, with what the columns show."""
        seen = Outcome.objects.visible_to(self.request.user)
        return seen.select_related("category", "county", "written_by")

    def search_queryset(self, queryset: QuerySet[Outcome]) -> QuerySet[Outcome]:
        """Find published ones as readers do, others by their title."""
        if not self.is_searching:
            return queryset
        typed = clean_input(self.search_query)
        return queryset.filter(
            Q(pk__in=found_ids(typed, kind="outcome")) | Q(title__icontains=typed)
        )


class OutcomeViewSet(OwnScreensViewSet):
    """The list and the screen."""

    model = Outcome
    name = "outcomes"
    icon = "comment"
    menu_label = _("Outcomes")
    index_view_class = OutcomeIndexView
    filterset_class = OutcomeFilterSet
    list_display = (
        "title",
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("category", label=_("Category"), classname=WIDE_ONLY),
        Column("county", label=_("County"), accessor=lambda row: row.county or "—"),
        Column("written_by", label=_("Written by"), accessor=lambda row: row.written_by or "—"),
        Column(
            "updated_at",
            label=_("Changed"),
            accessor=lambda row: format_date(row.updated_at),
            sort_key="updated_at",
            classname=WIDE_ONLY,
        ),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list; the screen is ours."""
        screen = OutcomeView.as_view(index_url_name=self.get_url_name("index"))
        return [
            *super().get_urlpatterns(),
            path("new/", screen, name="add"),
            path("new/<uuid:case_id>/", screen, name="add_for_case"),
            path("edit/<int:pk>/", screen, name="edit"),
        ]
