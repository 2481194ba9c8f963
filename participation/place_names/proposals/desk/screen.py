"""The screen of one proposal. Whoever may not see its case gets 404, whatever is asked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, STALE, BeneathCaseView, found_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.errors import CaseError, StaleError
from participation.cases.selectors import state_of
from participation.place_names.models import Proposal
from participation.place_names.path.selectors import course_of
from participation.place_names.proposals.conflicts import conflicts_of
from participation.place_names.proposals.desk.acts import Act, ActForm, acts_for
from participation.place_names.proposals.selectors import proposal_of


class ProposalView(BeneathCaseView):
    """What is proposed, and what can be done with it."""

    template_name = "place_names/desk/proposal.html"
    proposal: Proposal

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the proposal among the cases that this person sees. Raises Http404."""
        self.case, self.user = found_for(request, kwargs["pk"])
        found = proposal_of(self.case)
        if found is None:
            raise Http404
        self.proposal = found
        self.refused: tuple[Act, ActForm] | None = None
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one act; what was typed stays where it is refused."""
        name = request.POST.get("do", "")
        act = acts_for(self.proposal, self.user).get(name)
        if act is None:
            messages.error(request, _("This is done already, or not yours to do."))
            return redirect(request.path)
        form = act.form(request.POST, name=name, proposal=self.proposal, user=self.user)
        status, made = INVALID, None
        if form.is_valid():
            try:
                made = act.do(self.proposal, self.user, form.cleaned_data)
            except CaseError as error:
                form.add_error(None, refusal_in_words(error))
                status = STALE if isinstance(error, StaleError) else INVALID
                self._see_again(form)
            except ValidationError as error:
                form.add_refusal(error)
        if not form.errors:
            messages.success(request, act.done)
            return redirect(act.leads(made) or request.path)
        self.refused = (act, form)
        return self.render_to_response(self.get_context_data(), status=status)

    def _see_again(self, form: ActForm) -> None:
        """Show the version of now: whoever has read what came may send the same words."""
        self.case, self.user = found_for(self.request, self.case.pk)
        found = proposal_of(self.case)
        self.proposal = found or self.proposal
        form.see(self.case.version)

    def get_page_title(self) -> str:
        """Return what it is."""
        return _("Proposal of a name")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the proposal and the forms."""
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "proposal": self.proposal,
            "state": state_of(self.case),
            "acts": self._forms(),
            "path": course_of(self.proposal, self.user),
            # Once it is decided, its own name stands in the register.
            "conflicts": conflicts_of(self.proposal, self.user) if self.case.is_open else None,
        }

    def _forms(self) -> list[tuple[Act, ActForm]]:
        acts = acts_for(self.proposal, self.user)
        forms = [(act, self._form(act)) for act in acts.values()]
        if self.refused and self.refused[0].name not in acts:
            forms.insert(0, self.refused)
        return forms

    def _form(self, act: Act) -> ActForm:
        if self.refused and self.refused[0].name == act.name:
            return self.refused[1]
        return act.form(name=act.name, proposal=self.proposal, user=self.user)
