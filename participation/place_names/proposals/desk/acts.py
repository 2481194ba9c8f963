"""What staff do with a proposal on its screen: each act with its form and the service it calls."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.desk import acting
from participation.cases.desk.acting import Act, Given, owns
from participation.cases.models import Case
from participation.common.models import User
from participation.place_names.models import Proposal
from participation.place_names.proposals import services
from participation.place_names.proposals.enums import BEFORE
from persian.fields import CleanCharField


class ActForm(acting.ActForm):
    """An act on a proposal."""

    @property
    def proposal(self) -> Proposal:
        """What it is about."""
        return cast("Proposal", self.about)


class AdmitForm(ActForm):
    """The reason in words for readers."""

    public_reason = CleanCharField(
        label=_("The reason, in words for readers"),
        help_text=_("Nothing of the proposer: no name, no number, no address."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the reason in words for readers.")},
    )


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
