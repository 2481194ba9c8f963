"""What every write of calls and projects shares: the lock, what hangs on it, the log."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from participation.common.clock import now
from participation.common.models import User
from participation.common.tombstones import bury, unearth
from participation.ngos.projects.enums import PUBLIC_CALLS
from participation.ngos.projects.models import Call, Project
from search import services as search

CALLS, PROJECTS = "ngo-calls", "ngo-projects"
STALE = _("Somebody has changed this meanwhile. What you typed is kept; look at it, then decide.")
DONE_ALREADY = _("This cannot be done any more: look where it stands now.")


class StaleProjectError(ValidationError):
    """Somebody else was quicker."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(STALE, code="stale")


def refuse_state() -> ValidationError:
    """Return the refusal of something that does not fit where a row stands."""
    return ValidationError(DONE_ALREADY, code="state")


def locked_call(pk: int, version: int | None = None) -> Call:
    """Lock a call, as it is now. Raises StaleProjectError."""
    row = Call.objects.select_for_update(of=("self",)).get(pk=pk)
    if version is not None and row.version != version:
        raise StaleProjectError
    return row


def locked_project(pk: int, version: int | None = None) -> Project:
    """Lock a project, as it is now. Raises StaleProjectError."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("ngo__prefix", "call")
    row = rows.get(pk=pk)
    if version is not None and row.version != version:
        raise StaleProjectError
    return row


def keep_call(call: Call, action: str, by: User | None, **told: Any) -> Call:
    """Write a call in the caller's transaction, and what hangs on it."""
    call.version += 1
    call.updated_at = now()
    call.save()
    is_public = call.state in PUBLIC_CALLS
    (unearth if is_public else bury)(CALLS, [call.pk])
    search.refresh(call)
    write_log(call, f"ngo_calls.{action}", by, **told)
    return call


def keep_project(project: Project, action: str, by: User | None, **told: Any) -> Project:
    """Write a project in the caller's transaction, and what hangs on it."""
    project.version += 1
    project.updated_at = now()
    project.save()
    (unearth if project.is_public else bury)(PROJECTS, [project.pk])
    search.refresh(project)
    write_log(project, f"ngo_projects.{action}", by, **told)
    return project


def write_log(row: Call | Project, action: str, by: User | None, **told: Any) -> None:
    """Note a step in Wagtail's log."""
    log(instance=row, action=action, user=by, title=row.title, data=told, timestamp=now())
