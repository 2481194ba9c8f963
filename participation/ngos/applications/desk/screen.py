"""The screen of one application or change. Whoever may not see its case gets 404."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, STALE, BeneathCaseView, found_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.errors import CaseError, StaleError
from participation.cases.models import Case
from participation.cases.permissions import may_act, may_see_identity
from participation.cases.selectors import state_of
from participation.ngos.applications.desk.acts import Act, acts_for
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.applications.desk.inquiring import matrix_for
from participation.ngos.applications.models import Application, Dossier, Person
from participation.ngos.applications.selectors import (
    appointment_of,
    elsewhere,
    papers_of,
    people_of,
)


class DossierView(BeneathCaseView):
    """What is asked for, by whom, with which papers; and what can be done with it."""

    model: type[Dossier]
    dossier: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it among the cases that this person sees. Raises Http404."""
        self.case, self.user = found_for(request, kwargs["pk"])
        found = self.model.of_case(self.case)
        if found is None:
            raise Http404
        self.dossier = found
        self.refused: tuple[Act, ActForm] | None = None
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one act; what was typed stays where it is refused."""
        name = request.POST.get("do", "")
        act = acts_for(self.dossier, self.user).get(name)
        if act is None:
            messages.error(request, _("This is done already, or not yours to do."))
            return redirect(request.path)
        form = self._bound(act)
        status = INVALID
        if form.is_valid():
            try:
                act.do(self.dossier, self.user, form.cleaned_data)
            except CaseError as error:
                form.add_error(None, refusal_in_words(error))
                status = STALE if isinstance(error, StaleError) else INVALID
                self._see_again(form)
            except ValidationError as error:
                form.add_refusal(error)
        if not form.errors:
            messages.success(request, act.done)
            return redirect(request.path)
        self.refused = (act, form)
        return self.render_to_response(self.get_context_data(), status=status)

    def _bound(self, act: Act) -> ActForm:
        given = self.request.POST
        return act.form(given, name=act.name, dossier=self.dossier, user=self.user)

    def _see_again(self, form: ActForm) -> None:
        """Show the version of now: whoever has read what came may send the same words."""
        self.case, self.user = found_for(self.request, self.case.pk)
        self.dossier = self.model.of_case(self.case) or self.dossier
        form.see(self.case.version)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather it and the forms."""
        sees_people = may_see_identity(self.user, self.case)
        people = people_of(self.dossier) if sees_people else []
        twins = self._twins(people) if people else {}
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "dossier": self.dossier,
            "state": state_of(self.case),
            "sees_people": sees_people,
            "people": [(one, self.roles_of(one), twins.get(one.person_hash, [])) for one in people],
            "papers": papers_of(self.dossier) if may_act(self.user, self.case) else [],
            "acts": self._forms(),
            "appointment": appointment_of(self.case),
            "matrix": matrix_for(self.dossier, self.user),
        }

    def roles_of(self, person: Person) -> list[str]:
        """Return what somebody is, in words."""
        return person.roles

    def _twins(self, people: Sequence[Person]) -> dict[str, list[Case]]:
        """Return other cases by the hash of a person, those alone that this officer sees."""
        found = elsewhere(self.dossier, people)
        keys = {case.pk for cases in found.values() for case in cases}
        seen = Case.objects.visible_to(self.user).filter(pk__in=keys)
        shown = set(seen.values_list("pk", flat=True))
        return {one: [case for case in cases if case.pk in shown] for one, cases in found.items()}

    def _forms(self) -> list[tuple[Act, ActForm]]:
        acts = acts_for(self.dossier, self.user)
        forms = [(act, self._form(act)) for act in acts.values()]
        if self.refused and self.refused[0].name not in acts:
            forms.insert(0, self.refused)
        return forms

    def _form(self, act: Act) -> ActForm:
        if self.refused and self.refused[0].name == act.name:
            return self.refused[1]
        return act.form(name=act.name, dossier=self.dossier, user=self.user)


class ApplicationView(DossierView):
    """An application for a permit."""

    template_name = "ngos/applications/desk/application.html"
    model = Application

    def get_page_title(self) -> str:
        """Return what it is."""
        return _("Application for a permit")
