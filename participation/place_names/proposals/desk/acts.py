"""What staff do with a proposal on its screen: each act with its form and the service it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.cases.permissions import is_owner
from participation.common.forms import VersionForm
from participation.common.models import User
from participation.place_names.models import Proposal
from participation.place_names.proposals import services
from participation.place_names.proposals.enums import BEFORE
from persian.fields import CleanCharField

Given = dict[str, Any]


class ActForm(VersionForm):
    """An act; ``name`` keeps the ids of several forms on one screen apart."""

    def __init__(
        self, data: Any = None, *, name: str, proposal: Proposal, user: User, **kwargs: Any
    ) -> None:
        """Know the version that the screen shows."""
        self.proposal, self.user = proposal, user
        kwargs["initial"] = {"version": proposal.case.version, **(kwargs.get("initial") or {})}
        super().__init__(data, auto_id=f"{name}-%s", **kwargs)
        self.arrange()

    def arrange(self) -> None:
        """Fit the fields to the proposal; an act says how."""


class AdmitForm(ActForm):
    """The reason in words for readers."""

    public_reason = CleanCharField(
        label=_("The reason, in words for readers"),
        help_text=_("Nothing of the proposer: no name, no number, no address."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the reason in words for readers.")},
    )


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act: whether it can be done now, its form, what it does, what is said then."""

    name: str
    label: Any
    done: Any
    form: type[ActForm]
    is_open: Callable[[Proposal, User], bool]
    do: Callable[[Proposal, User, Given], object]
    hint: Any = ""
    # Where what was made is looked at; empty for the screen of the proposal.
    leads: Callable[[Any], str] = lambda _made: ""


def owns(proposal: Proposal, user: User) -> bool:
    """Return whether somebody decides on an open proposal."""
    return proposal.case.is_open and is_owner(user, proposal.case)


def _may_admit(proposal: Proposal, user: User) -> bool:
    return owns(proposal, user) and proposal.case.state in BEFORE


def _admit(proposal: Proposal, user: User, given: Given) -> Case:
    return services.admit(
        case_id=proposal.case_id,
        public_reason=given["public_reason"],
        by=user,
        seen=given["version"],
    )


ACTS: list[Act] = [
    Act(
        name="admit",
        label=_("Admit it"),
        hint=_("Readers see place, name and this reason from now on, and the proposal sets out."),
        done=_("The proposal was admitted."),
        form=AdmitForm,
        is_open=_may_admit,
        do=_admit,
    ),
]


def register_acts(*acts: Act) -> None:
    """Add acts of the path; each once."""
    known = {act.name for act in ACTS}
    ACTS.extend(act for act in acts if act.name not in known)


def acts_for(proposal: Proposal, user: User) -> dict[str, Act]:
    """Return what somebody can do with a proposal as it stands, by name."""
    return {act.name: act for act in ACTS if act.is_open(proposal, user)}
