"""The screen of a duty. Strangers to supervision get 404."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.common.models import User
from participation.common.registers.screens import row_or_404
from participation.common.registers.stepping import SteppedScreen
from participation.ngos.supervision import selectors
from participation.ngos.supervision.desk.steps import STEPS
from participation.ngos.supervision.models import Duty
from participation.ngos.supervision.permissions import may_open_register, may_read


class DutyView(SteppedScreen):
    """A duty: what is owed, what came, what happened, and what can be done."""

    template_name = "ngos/supervision/desk/duty.html"
    header_icon = "history"
    list_label = _("Duties of NGOs")
    steps = STEPS
    row: Duty

    def may_enter(self, user: User) -> bool:
        """Let in whoever sees what NGOs owe."""
        return may_read(user)

    def find(self, pk: int) -> Duty:
        """Find the duty."""
        duty: Duty = row_or_404(Duty.objects.for_lists(), pk)
        return duty

    def here(self) -> str:
        """Return its address."""
        return reverse("ngo_duties:screen", args=[self.row.pk])

    def get_page_title(self) -> str:
        """Return what is owed."""
        return self.row.title

    def get_page_subtitle(self) -> str:
        """Return who owes it."""
        return self.row.ngo.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the duty and its past."""
        stand = selectors.shown(self.row)
        return {
            **super().get_context_data(**kwargs),
            "duty": self.row,
            "state": stand.state,
            "mark": stand.mark,
            "events": selectors.events_of(self.row),
            "may_open_register": may_open_register(self.user),
        }
