"""The screen of one application or change. Whoever may not see its case gets 404."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from participation.cases.desk.acting import ActingView
from participation.cases.models import Case
from participation.cases.permissions import may_act, may_see_identity
from participation.ngos.applications.desk.acts import Act, acts_for
from participation.ngos.applications.desk.inquiring import matrix_for
from participation.ngos.applications.models import Application, Dossier, Person
from participation.ngos.applications.selectors import (
    appointment_of,
    elsewhere,
    papers_of,
    people_of,
)


class DossierView(ActingView):
    """What is asked for, by whom, with which papers; and what can be done with it."""

    model: type[Dossier]

    @property
    def dossier(self) -> Any:
        """The application or the change."""
        return self.about

    def find(self, case: Case) -> Dossier | None:
        """Return what a case asks for."""
        return self.model.of_case(case)

    def open_acts(self) -> Mapping[str, Act]:
        """Return what this person can do with it as it stands, by name."""
        return acts_for(self.dossier, self.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather it and the forms."""
        sees_people = may_see_identity(self.user, self.case)
        people = people_of(self.dossier) if sees_people else []
        twins = self._twins(people) if people else {}
        return {
            **super().get_context_data(**kwargs),
            "dossier": self.dossier,
            "sees_people": sees_people,
            "people": [(one, self.roles_of(one), twins.get(one.person_hash, [])) for one in people],
            "papers": papers_of(self.dossier) if may_act(self.user, self.case) else [],
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


class ApplicationView(DossierView):
    """An application for a permit."""

    template_name = "ngos/applications/desk/application.html"
    model = Application

    def get_page_title(self) -> str:
        """Return what it is."""
        return _("Application for a permit")
