"""Duties across NGOs in the menu: what is late first."""

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from participation.cases.desk.columns import WIDE_ONLY
from participation.common.models import County
from participation.common.registers.files import FileListMixin
from participation.common.registers.lists import OwnScreensViewSet
from participation.ngos.models import ActivityField
from participation.ngos.supervision.desk.screen import DutyView, ReportFileView
from participation.ngos.supervision.enums import DutyState, StepState
from participation.ngos.supervision.exports import export_duties
from participation.ngos.supervision.models import Duty, LadderStep
from participation.ngos.supervision.models.duty import DutyQuerySet
from persian.jalali import format_date, today
from persian.letters import clean_input
from search.selectors import found_ids

WANTED = (
    ("overdue", pgettext_lazy("duty", "Overdue")),
    ("soon", pgettext_lazy("duty", "Due soon")),
    ("proposed", _("A step of the ladder waits for the officer")),
)


class DutyPaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "duty")


class DutyFilterSet(WagtailFilterSet):
    """By what is late, kind, county and field."""

    due = ChoiceFilter(label=_("What is due"), choices=WANTED, method="filter_due")
    state = ChoiceFilter(label=_("state"), choices=DutyState.choices)
    county = ModelChoiceFilter(
        label=_("County"), field_name="ngo__county", queryset=County.objects.in_force()
    )
    activity = ModelChoiceFilter(
        label=_("Field of activity"),
        field_name="ngo__activity_fields",
        queryset=ActivityField.objects.all(),
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Duty
        fields = ("kind",)

    def filter_due(self, queryset: DutyQuerySet, name: str, value: str) -> QuerySet[Duty]:
        """Keep what is late, what is due soon, or what waits for the officer."""
        if value == "overdue":
            return queryset.overdue_on(today())
        if value == "soon":
            return queryset.soon_on(today())
        waiting = LadderStep.objects.filter(state=StepState.WAITING)
        return queryset.filter(pk__in=waiting.values("duty"))


class DutyIndexView(FileListMixin, IndexView):  # type: ignore[misc]
    """Duties in the order of their days, found by any name of their NGO; as a file, too."""

    paginator_class = DutyPaginator
    default_ordering = ("due_on", "pk")
    table_classname = "listing case-list"
    write_file = staticmethod(export_duties)

    def get_base_queryset(self) -> QuerySet[Duty]:
        """Read what the columns show."""
        return Duty.objects.for_lists()

    def search_queryset(self, queryset: QuerySet[Duty]) -> QuerySet[Duty]:
        """Find the duties of NGOs that readers find by these words."""
        if not self.is_searching:
            return queryset
        found = found_ids(clean_input(self.search_query), kind="ngo")
        return queryset.filter(ngo__in=[int(pk) for pk in found])


class DutyViewSet(OwnScreensViewSet):
    """The list and the screen."""

    model = Duty
    name = "ngo_duties"
    url_prefix = "ngo-duties"
    icon = "history"
    menu_label = _("Duties of NGOs")
    index_view_class = DutyIndexView
    filterset_class = DutyFilterSet
    list_display = (
        TitleColumn("ngo", label=_("NGO"), accessor="ngo", url_name="ngo_duties:screen"),
        Column("title", label=pgettext_lazy("ngo", "duty")),
        Column("county", label=_("County"), accessor="ngo.county", classname=WIDE_ONLY),
        Column("due_on", label=_("due"), accessor=lambda row: format_date(row.due_on),
               sort_key="due_on"),
        Column("state", label=_("State"), accessor=lambda row: row.standing_on(today()).label),
    )  # fmt: skip

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list; the screen is ours."""
        screen = DutyView.as_view(index_url_name=self.get_url_name("index"))
        file = ReportFileView.as_view(index_url_name=self.get_url_name("index"))
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", screen, name="screen"),
            path("<int:pk>/", screen, name="edit"),
            path("<int:pk>/files/<uuid:file_id>/", file, name="file"),
        ]
