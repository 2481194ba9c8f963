"""The states of a change: those of an application up to the decision, and one that is its own."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import Turn
from participation.cases.kinds import State
from participation.ngos.applications.enums import BEFORE
from participation.ngos.applications.enums import ApplicationState as S
from participation.ngos.applications.states import (
    BOARD_PLACE,
    SHARED_STATES,
    approving,
    shared_transitions,
)
from participation.ngos.changes.enums import DONE

OPEN = BEFORE | {S.WAITING, S.RETURNED, S.INQUIRY, S.BOARD}
STATES = (
    *SHARED_STATES[:BOARD_PLACE],
    State(
        name=DONE,
        label=pgettext_lazy("change of an NGO", "Entered in the register"),
        public_label=pgettext_lazy("change of an NGO", "Approved and entered in the register"),
        turn=Turn.NOBODY,
        mark="done",
        is_open=False,
    ),
    *SHARED_STATES[BOARD_PLACE:],
)
TRANSITIONS = (
    *shared_transitions(
        is_open=OPEN,
        approve=approving(
            DONE, _("It was approved; the register is changed"), label=_("The board approves")
        ),
    ),
)
