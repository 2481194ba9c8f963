"""The screen of one proposal. Whoever may not see its case gets 404, whatever is asked."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from participation.cases.desk.acting import Act, ActingView
from participation.cases.models import Case
from participation.place_names.models import Proposal
from participation.place_names.path.selectors import course_of
from participation.place_names.proposals.conflicts import conflicts_of
from participation.place_names.proposals.desk.acts import acts_for
from participation.place_names.proposals.selectors import proposal_of


class ProposalView(ActingView):
    """What is proposed, and what can be done with it."""

    template_name = "place_names/desk/proposal.html"

    def find(self, case: Case) -> Proposal | None:
        """Return the proposal of a case."""
        return proposal_of(case)

    def open_acts(self) -> Mapping[str, Act]:
        """Return what this person can do with it as it stands, by name."""
        return acts_for(self.about, self.user)

    def get_page_title(self) -> str:
        """Return what it is."""
        return _("Proposal of a name")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the proposal, its path and what its name collides with."""
        return {
            **super().get_context_data(**kwargs),
            "proposal": self.about,
            "path": course_of(self.about, self.user),
            # Once it is decided, its own name stands in the register.
            "conflicts": conflicts_of(self.about, self.user) if self.case.is_open else None,
        }
