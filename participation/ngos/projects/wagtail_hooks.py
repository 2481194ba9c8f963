"""Calls, plans and projects in Wagtail's admin."""

from django.urls import URLResolver, include, path
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.common.registers.lists import RegisterPolicy
from participation.common.viewsets import register_desk_viewset
from participation.ngos.projects.models import Call, Project
from participation.ngos.projects.permissions import (
    may_add_calls,
    may_read_calls,
    may_read_projects,
)
from participation.ngos.projects.viewsets import (
    CallViewSet,
    PlanRefusalViewSet,
    ProjectViewSet,
)

register_permission_policy(
    Call, RegisterPolicy(Call, may_read=may_read_calls, may_add=may_add_calls)
)
register_permission_policy(
    Project,
    # Projects begin with an award alone.
    RegisterPolicy(Project, may_read=may_read_projects, may_add=lambda _user: False),
)
register_desk_viewset(CallViewSet, order=202)
register_desk_viewset(ProjectViewSet, order=204)
register_desk_viewset(PlanRefusalViewSet, order=166)

ACTIONS = {
    "ngo_calls.enter": pgettext_lazy("log", "Call entered"),
    "ngo_calls.change": pgettext_lazy("log", "Draft of a call changed"),
    "ngo_calls.publish": pgettext_lazy("log", "Call published"),
    "ngo_calls.extend": pgettext_lazy("log", "Last day of a call moved"),
    "ngo_calls.close": pgettext_lazy("log", "Call closed by its day"),
    "ngo_calls.decide": pgettext_lazy("log", "Call decided"),
    "ngo_calls.cancel": pgettext_lazy("log", "Call cancelled"),
    "ngo_calls.award": pgettext_lazy("log", "Plan awarded"),
    "ngo_projects.begin": pgettext_lazy("log", "Project begun"),
    "ngo_projects.report": pgettext_lazy("log", "Report of a project arrived"),
    "ngo_projects.supervise": pgettext_lazy("log", "Report looked at by the county"),
    "ngo_projects.decide": pgettext_lazy("log", "Report decided by the office"),
    "ngo_projects.pay": pgettext_lazy("log", "Payment noted"),
    "ngo_projects.finish": pgettext_lazy("log", "Project carried out"),
    "ngo_projects.stop": pgettext_lazy("log", "Project stopped"),
    "ngo_projects.describe": pgettext_lazy("log", "Words about a project changed"),
    "ngo_projects.hide": pgettext_lazy("log", "Project hidden"),
    "ngo_projects.show": pgettext_lazy("log", "Project shown"),
}


@hooks.register("register_admin_urls")
def register_plans() -> list[URLResolver]:
    """Return the screens on which staff work on plans."""
    return [path("ngo-plans/", include("participation.ngos.projects.desk.urls"))]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    for name, label in ACTIONS.items():
        actions.register_action(name, label, label)
