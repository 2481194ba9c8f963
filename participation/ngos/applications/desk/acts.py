"""What staff do with an application or a change on its screen: each act, its form, its service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from participation.cases.permissions import is_owner
from participation.common.models import User
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.applications.models import Dossier

Given = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act: whether it can be done now, its form, what it does, what is said then."""

    name: str
    label: Any
    done: Any
    form: type[ActForm]
    is_open: Callable[[Any, User], bool]
    do: Callable[[Any, User, Given], object]
    hint: Any = ""
    # Of which kinds of case; all that are looked at so, where none is named.
    kinds: frozenset[str] = frozenset()
    # Of its own, where a list of fields is not how it is filled in.
    template: str = "ngos/applications/desk/includes/fields.html"


def owns(dossier: Dossier, user: User) -> bool:
    """Return whether somebody decides on an open case."""
    return dossier.case.is_open and is_owner(user, dossier.case)


ACTS: list[Act] = []


def register_acts(*acts: Act) -> None:
    """Add acts; each once."""
    ACTS.extend(act for act in acts if act not in ACTS)


def acts_for(dossier: Dossier, user: User) -> dict[str, Act]:
    """Return what somebody can do with a case as it stands, by name."""
    here = [act for act in ACTS if not act.kinds or dossier.case.kind in act.kinds]
    return {act.name: act for act in here if act.is_open(dossier, user)}
