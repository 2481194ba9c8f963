"""The screen of one change. Whoever may not see its case gets 404."""

from typing import Any

from participation.ngos.applications.desk.screen import DossierView
from participation.ngos.applications.models import Person
from participation.ngos.changes.forms.newcomer import roles_of
from participation.ngos.changes.models import Change
from participation.ngos.changes.selectors import permit_of, version_before
from participation.ngos.changes.sorts import sort_of
from participation.ngos.permissions import may_read
from participation.ngos.selectors import state_of


class ChangeView(DossierView):
    """What is to change, who is new, with which papers; and what can be done with it."""

    template_name = "ngos/changes/desk/change.html"
    model = Change

    def get_page_title(self) -> str:
        """Return what changes."""
        return str(self.dossier.get_sort_display())

    def roles_of(self, person: Person) -> list[str]:
        """Return which posts somebody takes."""
        return roles_of(person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is the sort's own, and the versions to compare."""
        change: Change = self.dossier
        return {
            **super().get_context_data(**kwargs),
            "sort": sort_of(change),
            "said": change.rows,
            "permit": permit_of(change.ngo),
            "ngo_state": state_of(change.ngo).label,
            "before": version_before(change),
            "reads_register": may_read(self.user),
        }
