"""Calls, projects and the reasons of refused plans in Wagtail's admin."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from participation.common.models import County
from participation.common.registers.lists import OwnScreensViewSet
from participation.ngos.desk.reasons import ReasonViewSet
from participation.ngos.projects.desk.calls import CallView, NewCallView
from participation.ngos.projects.desk.projects import ProjectView, ReportFileView
from participation.ngos.projects.enums import MilestoneState
from participation.ngos.projects.models import Call, Milestone, PlanRefusal, Project
from participation.ngos.projects.permissions import projects_for
from participation.ngos.projects.selectors import standing_of_call, standing_of_project
from persian.digits import format_number
from persian.jalali import format_date, today
from persian.letters import clean_input


class CallPaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "call")


class ProjectPaginator(WagtailPaginator):
    """Counts as Persian does."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "project")


class TitledIndexView(IndexView):  # type: ignore[misc]
    """A list that is searched by words of the title."""

    table_classname = "listing case-list"

    def search_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Find the title."""
        typed = clean_input(self.search_query or "")
        return queryset.filter(title__icontains=typed) if typed else queryset


class CallIndexView(TitledIndexView):
    """Calls, those that close last first, with how many plans came."""

    paginator_class = CallPaginator
    default_ordering = "-closes_on"

    def get_base_queryset(self) -> "QuerySet[Call]":
        """Count the plans along."""
        return Call.objects.annotate(came=Count("plans"))


class CallFilterSet(WagtailFilterSet):  # type: ignore[misc]
    """By state and county."""

    county = ModelChoiceFilter(
        label=_("County"), queryset=County.objects.order_by("sort_key"), field_name="counties"
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Call
        fields = ("state",)


class CallViewSet(OwnScreensViewSet):
    """The list of calls and the screens."""

    model = Call
    name = "ngo_call"
    url_prefix = "ngo-calls"
    icon = "doc-full"
    menu_label = _("Calls for projects")
    index_view_class = CallIndexView
    filterset_class = CallFilterSet
    list_display = (
        TitleColumn("title", label=_("title"), url_name="ngo_call:screen"),
        Column("state", label=_("State"), accessor=lambda row: standing_of_call(row).label,
               sort_key="state"),
        Column("closes_on", label=_("last day for plans"), sort_key="closes_on",
               accessor=lambda row: format_date(row.closes_on)),
        Column("budget", label=_("budget in Rial"), sort_key="budget",
               accessor=lambda row: format_number(row.budget)),
        Column("awarded", label=_("awarded, in Rial"), sort_key="awarded",
               accessor=lambda row: format_number(row.awarded)),
        Column("came", label=_("plans"), accessor=lambda row: format_number(row.came)),
    )  # fmt: skip

    def get_urlpatterns(self) -> "list[URLPattern]":
        """Keep the list; the screens are ours."""
        index = self.get_url_name("index")
        screen = CallView.as_view(index_url_name=index)
        return [
            *super().get_urlpatterns(),
            path("new/", NewCallView.as_view(index_url_name=index), name="add"),
            path("<int:pk>/", screen, name="screen"),
            path("<int:pk>/", screen, name="edit"),
        ]


class ProjectFilterSet(WagtailFilterSet):  # type: ignore[misc]
    """By state, call, county, and what waits."""

    county = ModelChoiceFilter(
        label=_("County"), queryset=County.objects.order_by("sort_key"), field_name="counties"
    )
    waits = ChoiceFilter(
        label=_("What waits"),
        choices=[
            ("late", _("Report late")),
            ("county", _("Report with the county")),
            ("office", _("Report with the office")),
        ],
        method="filter_waits",
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Project
        fields = ("state", "call")

    def filter_waits(
        self, queryset: "QuerySet[Project]", name: str, value: str
    ) -> "QuerySet[Project]":
        """Keep those with a milestone that is late, or lies with somebody."""
        rows = Milestone.objects.filter(project=OuterRef("pk"))
        if value == "late":
            return queryset.filter(Exists(rows.late(today())))
        states = {"county": MilestoneState.REPORTED, "office": MilestoneState.SUPERVISED}
        return queryset.filter(Exists(rows.filter(state=states[value])))


class ProjectIndexView(TitledIndexView):
    """The projects that somebody sees, those awarded last first."""

    paginator_class = ProjectPaginator
    default_ordering = "-awarded_on"

    def get_base_queryset(self) -> "QuerySet[Project]":
        """Read what the columns show."""
        late = Count(
            "milestones",
            filter=Q(
                state="running", milestones__state__in=("waiting", "returned"),
                milestones__due_on__lt=today(),
            ),
        )  # fmt: skip
        rows = projects_for(self.request.user).annotate(late=late)
        return rows.select_related("ngo__prefix", "supervisor")


class ProjectViewSet(OwnScreensViewSet):
    """The list of projects and the screens."""

    model = Project
    name = "ngo_project"
    url_prefix = "ngo-projects"
    icon = "tasks"
    menu_label = _("Projects of NGOs")
    index_view_class = ProjectIndexView
    filterset_class = ProjectFilterSet
    list_display = (
        TitleColumn("title", label=_("title"), url_name="ngo_project:screen"),
        Column("ngo", label=_("NGO"), accessor=lambda row: row.ngo.title),
        Column("supervisor", label=_("supervisor")),
        Column("state", label=_("State"), accessor=lambda row: standing_of_project(row).label,
               sort_key="state"),
        Column("late", label=_("late reports"),
               accessor=lambda row: format_number(row.late) if row.late else "—"),
        Column("amount", label=_("amount in Rial"), sort_key="amount",
               accessor=lambda row: format_number(row.amount)),
        Column("awarded_on", label=_("awarded on"), sort_key="awarded_on",
               accessor=lambda row: format_date(row.awarded_on)),
    )  # fmt: skip

    def get_urlpatterns(self) -> "list[URLPattern]":
        """Keep the list; the screens are ours."""
        index = self.get_url_name("index")
        screen = ProjectView.as_view(index_url_name=index)
        file = ReportFileView.as_view(index_url_name=index)
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", screen, name="screen"),
            path("<int:pk>/", screen, name="edit"),
            path("<int:pk>/files/<uuid:file_id>/", file, name="file"),
        ]


class PlanRefusalViewSet(ReasonViewSet):
    """What an NGO may read as a reason."""

    model = PlanRefusal
    name = "plan_refusals"
    menu_label = _("Reasons of refused plans")
