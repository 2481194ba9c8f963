"""The screens on which staff file a proposal of a name for a citizen."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.actors import staff
from participation.cases.intake.forms import DeskFiling as AnyDeskFiling
from participation.cases.intake.views import DoneView as AnyDoneView
from participation.cases.intake.views import FileView as AnyFileView
from participation.cases.services.drafts import OpenDraft
from participation.cases.services.on_behalf import Filed
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Step
from participation.place_names.models import Proposal
from participation.place_names.proposals.afterwards import Confirmation
from participation.place_names.proposals.enums import ON_BEHALF, Action
from participation.place_names.proposals.filing import FILES, NAME, WHERE, WHY, YOU, Filing, send
from participation.place_names.proposals.forms import Asked
from participation.place_names.proposals.services import KIND

STEPS = [WHERE, NAME, WHY, FILES, YOU]
HEADINGS = {
    WHY.name: gettext_lazy("What the citizen says"),
    YOU.name: gettext_lazy("About the citizen"),
}


class DeskFiling(AnyDeskFiling, Filing):
    """All steps of a proposal on one screen; what a paper is, the officer sees on it."""

    @cached_property
    def steps(self) -> list[Step]:
        """The steps."""
        return STEPS


class FileView(AnyFileView):
    """A naming or a renaming on one screen."""

    kind = KIND
    done = "proposal_intake:done"
    action: Action

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find out what is proposed. Raises Http404."""
        if kwargs["action"] not in Action.values:
            raise Http404
        self.action = Action(kwargs["action"])
        return super().dispatch(request, *args, **kwargs)

    def filing_of(self, draft: OpenDraft) -> DeskFiling:
        """Return what was sent as steps of a proposal."""
        return DeskFiling(draft, Asked(self.action))

    def step_names(self) -> Sequence[str]:
        """Return the names of the steps."""
        return [step.name for step in STEPS]

    def send(self, filing: Any, filed: Filed, *, consent_version: int) -> Submitted:
        """Make a case of it."""
        return send(
            filing,
            consent_version=consent_version,
            is_held=False,
            intake=filed.intake,
            by=staff(self.user),
            along=filed.rows,
        )

    def heading_of(self, step: Step) -> Any:
        """Return the heading where staff file for somebody."""
        return HEADINGS.get(step.name, step.title)

    def choice(self) -> tuple[str, str]:
        """Lead back to the choice of the desk."""
        return reverse("complaint_intake:choose"), _("File for a citizen")

    def get_page_title(self) -> str:
        """Return what is filed."""
        return str(ON_BEHALF[self.action])


class DoneView(AnyDoneView):
    """Number and key of a proposal."""

    confirmation_class = Confirmation

    def own(self, rows: Any) -> Any:
        """Keep proposals."""
        return rows.filter(case__kind=KIND)

    def subject(self) -> str:
        """Return what is done, and to which place."""
        return Proposal.objects.for_lists().get(case=self.case).subject

    def choice(self) -> str:
        """Return the address of the choice of the desk."""
        return reverse("complaint_intake:choose")
