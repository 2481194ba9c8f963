"""What can be done with a duty."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.common.models import User
from participation.common.registers.stepping import RowStep
from participation.ngos.supervision.desk import forms
from participation.ngos.supervision.enums import OWED, SETTLED, DutyState
from participation.ngos.supervision.models import Duty
from participation.ngos.supervision.permissions import may_supervise
from participation.ngos.supervision.services import duties


def _told(do: Callable[..., object]) -> Callable[[Duty, User, Any], object]:
    return lambda duty, user, form: do(duty=duty, by=user, **form.cleaned_data)


def _is(*states: DutyState) -> Callable[[Duty], bool]:
    return lambda duty: duty.state in states


STEPS = {
    step.name: step
    for step in (
        RowStep(
            name="accept",
            label=_("Accept it"),
            done=_("It is accepted."),
            form=forms.NoteForm,
            may=may_supervise,
            fits=_is(DutyState.DELIVERED),
            do=_told(duties.accept),
        ),
        RowStep(
            name="return",
            label=_("Return it with reasons"),
            done=_("It is returned; the NGO is told."),
            form=forms.ToldReasonForm,
            may=may_supervise,
            fits=_is(DutyState.DELIVERED),
            do=_told(duties.send_back),
        ),
        RowStep(
            name="ask",
            label=_("Ask for more"),
            done=_("The NGO is asked for more."),
            form=forms.ToldReasonForm,
            may=may_supervise,
            fits=_is(DutyState.DELIVERED),
            do=_told(duties.ask_for_more),
        ),
        RowStep(
            name="paper",
            label=_("Note it as delivered on paper"),
            done=_("It is noted as delivered."),
            form=forms.DeliveredForm,
            may=may_supervise,
            fits=_is(*OWED),
            do=_told(duties.note_delivered),
            hint=_("Where the NGO brought it, or an officer was there."),
        ),
        RowStep(
            name="waive",
            label=_("Waive it"),
            done=_("The duty is waived."),
            form=forms.ReasonForm,
            may=may_supervise,
            fits=_is(*OWED, DutyState.DELIVERED),
            do=_told(duties.waive),
        ),
        RowStep(
            name="reopen",
            label=_("Open it again"),
            done=_("The duty is open again."),
            form=forms.ReasonForm,
            may=may_supervise,
            fits=_is(*SETTLED),
            do=_told(duties.open_again),
            hint=_("Where it was accepted or waived too early."),
        ),
    )
}
