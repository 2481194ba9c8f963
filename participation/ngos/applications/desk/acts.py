"""What staff do with an application on its screen: each act with its form and its service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from participation.cases.permissions import is_owner
from participation.common.models import User
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.applications.models import Application

Given = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act: whether it can be done now, its form, what it does, what is said then."""

    name: str
    label: Any
    done: Any
    form: type[ActForm]
    is_open: Callable[[Application, User], bool]
    do: Callable[[Application, User, Given], object]
    hint: Any = ""
    # Of its own, where a list of fields is not how it is filled in.
    template: str = "ngos/applications/desk/includes/fields.html"


def owns(application: Application, user: User) -> bool:
    """Return whether somebody decides on an open application."""
    return application.case.is_open and is_owner(user, application.case)


ACTS: list[Act] = []


def register_acts(*acts: Act) -> None:
    """Add acts; each once."""
    known = {act.name for act in ACTS}
    ACTS.extend(act for act in acts if act.name not in known)


def acts_for(application: Application, user: User) -> dict[str, Act]:
    """Return what somebody can do with an application as it stands, by name."""
    return {act.name: act for act in ACTS if act.is_open(application, user)}
