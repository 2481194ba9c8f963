"""The screen of one outcome. Whoever may not see its case gets 404, whatever is asked."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from participation.cases.kinds import kind_of
from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.selectors import case_for, said_in
from participation.cases.services import readings
from participation.common.forms import VersionForm
from participation.common.models import User
from participation.complaints.enums import CHANGEABLE, PROPOSABLE, OutcomeState
from participation.complaints.models import Outcome
from participation.complaints.outcomes import services
from participation.complaints.outcomes.desk.forms import OutcomeForm
from participation.complaints.outcomes.desk.steps import DONE, STEPS, Step, steps_for, was_done
from participation.complaints.outcomes.guards import PERSONAL, is_for_publication
from participation.complaints.outcomes.names import places_to_look_at
from participation.complaints.permissions import may_change, may_write_from
from participation.complaints.selectors import outcome_for, outcome_of

STALE = 409
INVALID = 422
LARGEST = 2**31 - 1
WRITES = ("save", "propose", "mask")


class OutcomeView(WagtailAdminTemplateMixin, TemplateView):
    """A new outcome, of a case or of none, or one that is there, with what can be done with it."""

    template_name = "complaints/desk/outcome.html"
    header_icon = "comment"
    index_url_name = ""
    http_method_names = ("get", "head", "post")
    user: User
    outcome: Outcome | None = None
    case: Case | None = None
    form: OutcomeForm | None = None
    refused: tuple[str, VersionForm] | None = None
    is_stale = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the outcome, or the case of a new one, among what this person sees."""
        if not isinstance(request.user, User):
            raise Http404
        self.user = request.user
        elsewhere = None
        if "pk" in kwargs:
            self._open(kwargs["pk"])
        else:
            elsewhere = self._begin(kwargs.get("case_id"))
        response = elsewhere or super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def _open(self, pk: int) -> None:
        self.outcome = outcome_for(self.user, pk) if pk <= LARGEST else None
        if self.outcome is None:
            raise Http404
        complaint = self.outcome.complaint
        self.case = case_for(self.user, complaint.case_id) if complaint is not None else None
        if self.case is not None:
            readings.note_opening(self.case, self.user)

    def _begin(self, case_id: uuid.UUID | None) -> HttpResponse | None:
        """Return where to go instead, where nothing can be begun of this case."""
        if case_id is not None:
            self.case = case_for(self.user, case_id)
            if self.case is None:
                raise Http404
        if not may_write_from(self.user, self.case):
            raise Http404
        if self.case is not None:
            readings.note_opening(self.case, self.user)
        if self.case is None or self.request.method == "POST":
            return None
        if there := outcome_of(self.case):
            return redirect("outcomes:edit", there.pk)
        if not is_for_publication(self.case):
            messages.error(self.request, _("Nothing is published of this case as it stands."))
            return redirect("cases:screen", self.case.pk)
        return None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one step; what was typed stays where it is refused."""
        name = request.POST.get("do", "")
        if name in WRITES:
            return self._write(name, OutcomeForm(request.POST, outcome=self.outcome))
        if self.outcome is None or name not in STEPS:
            raise Http404
        step = STEPS[name]
        form = step.form(request.POST, auto_id=f"{name}-%s")
        if form.is_valid():
            try:
                self.outcome = step.do(self.outcome, self.user, form.cleaned_data)
            except ValidationError as error:
                if not self._was_done(name, form):
                    self._told(form, error)
            except PermissionDenied:
                raise Http404 from None
        if form.errors:
            self.refused = (name, form)
            return self._again()
        return self._done(name)

    def _write(self, name: str, form: OutcomeForm) -> HttpResponse:
        self.form = form
        if name == "mask":
            self.form = OutcomeForm(form.masked(), outcome=self.outcome)
            messages.info(self.request, _("Masked; nothing is saved yet. Read it and save."))
            return self._again(200)
        if not form.is_valid():
            return self._again()
        try:
            with transaction.atomic():
                self.outcome = self._written(name, form)
        except ValidationError as error:
            if not self._was_done(name, form):
                self._told(form, error)
                return self._again()
        except PermissionDenied:
            raise Http404 from None
        return self._done(name)

    def _written(self, name: str, form: OutcomeForm) -> Outcome:
        text, version = form.text(), form.cleaned_data["version"]
        if self.outcome is None:
            token = form.cleaned_data["token"]
            there = services.write_outcome(text=text, case=self.case, by=self.user, token=token)
        else:
            there = services.change_outcome(
                outcome=self.outcome, text=text, version=version, by=self.user
            )
        if name == "propose" and there.state in PROPOSABLE:
            return services.propose_outcome(outcome=there, version=there.version, by=self.user)
        return there

    def _was_done(self, name: str, form: VersionForm) -> bool:
        """Return whether a double click has done it: this person's last step, with these words."""
        if self.outcome is None:
            return False
        self.outcome = outcome_for(self.user, self.outcome.pk)
        if self.outcome is None:
            raise Http404
        return was_done(name, self.outcome, self.user, form)

    def _told(self, form: VersionForm, error: ValidationError) -> None:
        self.is_stale = isinstance(error, services.StaleOutcomeError)
        form.add_refusal(error)
        if self.outcome is not None and self.is_stale:
            form.see(self.outcome.version)

    def _again(self, status: int = 0) -> HttpResponse:
        status = status or (STALE if self.is_stale else INVALID)
        return self.render_to_response(self.get_context_data(), status=status)

    def _done(self, name: str) -> HttpResponse:
        messages.success(self.request, DONE[name])
        if self.outcome is None:
            return redirect(self.index_url_name)
        return redirect("outcomes:edit", self.outcome.pk)

    def get_page_title(self) -> str:
        """Return what the screen is about."""
        return self.outcome.title if self.outcome is not None else _("New outcome")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Outcomes")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the outcome, what it is compared with, and what can be done."""
        outcome, form = self.outcome, self._shown_form()
        steps = steps_for(self.user, outcome) if outcome is not None else []
        return {
            **super().get_context_data(**kwargs),
            "outcome": outcome,
            "case": self.case,
            "number": show_number(self.case.number) if self.case is not None else "",
            "rows": kind_of(self.case.kind).rows(self.case) if self.case is not None else [],
            "answers": said_in(self.case, with_notes=False).answers if self.case else [],
            "form": form,
            "is_personal": form is not None and form.has_error_of(PERSONAL),
            "is_stale": self.is_stale,
            # Whoever approves reads first; the form to change it is folded away.
            "is_read": any(step.is_main for step in steps),
            "steps": [(step, self._step_form(step)) for step in steps],
            "existing": outcome_of(self.case) if self.case and outcome is None else None,
            "is_own": outcome is not None and self._waits_for_another(outcome),
            "places": places_to_look_at(f"{outcome.problem} {outcome.result}") if outcome else [],
            "refused": self.refused[1] if self.refused else None,
        }

    def _shown_form(self) -> OutcomeForm | None:
        """Return the form with what was typed or is stored; None where it cannot be changed."""
        outcome = self.outcome
        if outcome is None:
            return self.form or OutcomeForm(case=self.case)
        if outcome.state not in CHANGEABLE or not may_change(self.user, outcome):
            return None
        return self.form or OutcomeForm(outcome=outcome)

    def _step_form(self, step: Step) -> VersionForm:
        if self.refused and self.refused[0] == step.name:
            return self.refused[1]
        assert self.outcome is not None  # noqa: S101 (steps are of one that is there)
        return step.form(initial={"version": self.outcome.version}, auto_id=f"{step.name}-%s")

    def _waits_for_another(self, outcome: Outcome) -> bool:
        is_waiting = outcome.state == OutcomeState.PROPOSED
        return is_waiting and outcome.written_by_id == self.user.pk
