"""Who may do what with calls, plans and projects; whose projects somebody sees."""

from django.db.models import QuerySet

from participation.cases.permissions import may_handle, scope_of
from participation.common.models import User
from participation.ngos.projects.models import Project

VIEW_CALL = "ngo_projects.view_call"
ADD_CALL = "ngo_projects.add_call"
CHANGE_CALL = "ngo_projects.change_call"
JUDGE = "ngo_projects.judge_plan"
AWARD = "ngo_projects.award_plan"
VIEW = "ngo_projects.view_project"
VIEW_ALL = "ngo_projects.view_all_projects"
SUPERVISE = "ngo_projects.supervise_project"
CHANGE = "ngo_projects.change_project"


def _has(user: User, *names: str) -> bool:
    return user.is_active and any(user.has_perm(name) for name in names)


def may_read_calls(user: User) -> bool:
    """Return whether somebody has anything to do with calls."""
    return _has(user, VIEW_CALL, ADD_CALL, CHANGE_CALL)


def may_add_calls(user: User) -> bool:
    """Return whether somebody enters calls."""
    return _has(user, ADD_CALL)


def may_change_calls(user: User) -> bool:
    """Return whether somebody publishes calls and leads them on."""
    return _has(user, CHANGE_CALL)


def may_judge(user: User) -> bool:
    """Return whether somebody judges plans, of those that were referred to the own unit or self."""
    return may_handle(user) and _has(user, JUDGE)


def may_award(user: User) -> bool:
    """Return whether somebody enters what a meeting decided about plans."""
    return may_handle(user) and _has(user, AWARD)


def may_read_projects(user: User) -> bool:
    """Return whether somebody has anything to do with projects."""
    return _has(user, VIEW, VIEW_ALL, SUPERVISE, CHANGE)


def may_supervise(user: User) -> bool:
    """Return whether somebody looks at reports for a county."""
    return _has(user, SUPERVISE)


def may_lead(user: User) -> bool:
    """Return whether somebody is the office of a project: accepts reports, pays, ends it."""
    return _has(user, CHANGE)


def projects_for(user: User) -> "QuerySet[Project]":
    """Return the projects that somebody sees: all, or those that the own units supervise."""
    rows = Project.objects.all()
    if not may_read_projects(user):
        return rows.none()
    if _has(user, VIEW_ALL):
        return rows
    scope = scope_of(user)
    units = scope.direct | scope.below | scope.lent | scope.lent_below
    return rows.filter(supervisor__in=units)
