"""What can be done with a duty."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.common.registers.stepping import RowStep
from participation.ngos.supervision.desk import forms
from participation.ngos.supervision.enums import OWED, SETTLED, DutyState
from participation.ngos.supervision.models import Duty
from participation.ngos.supervision.permissions import may_supervise
from participation.ngos.supervision.services import contacts, duties, ladder, links, returning


def _told(do: Callable[..., object]) -> Callable[[Duty, User, Any], object]:
    return lambda duty, user, form: do(duty=duty, by=user, **form.cleaned_data)


def _is(*states: DutyState) -> Callable[[Duty], bool]:
    return lambda duty: duty.state in states


def _send_link(duty: Duty, user: User, form: Any) -> object:
    links.send_link(duty=duty, version=form.cleaned_data["version"], by=user)
    return None


def _contact(duty: Duty, user: User, form: Any) -> object:
    said = {name: form.cleaned_data[name] for name in ("name", "mobile", "email")}
    contacts.save_contact(ngo=duty.ngo, by=user, **said)
    return None


def _shown_contact(duty: Duty) -> dict[str, Any]:
    return vars(contacts.contact_of(duty.ngo))


def _waits(duty: Duty) -> bool:
    return bool(duty.waiting)


STEPS = {
    step.name: step
    for step in (
        RowStep(
            name="link",
            label=_("Send the link to the report"),
            done=_("The link is on its way to the contact of the NGO."),
            form=VersionForm,
            may=may_supervise,
            fits=lambda duty: duty.is_owed and duty.kind.form_id is not None,
            do=_send_link,
            hint=_("It opens with a code to the contact's mobile; an older link opens no more."),
        ),
        RowStep(
            name="take",
            label=_("Take the step of the ladder"),
            done=_("The step is taken."),
            form=forms.NoteForm,
            may=may_supervise,
            fits=_waits,
            do=_told(ladder.take_step),
            hint=_(
                "The NGO is told of an admonition or a warning. A suspension is only noted here: "
                "the permit is suspended on the screen of the NGO, once that was decided."
            ),
        ),
        RowStep(
            name="drop",
            label=_("Drop the step of the ladder"),
            done=_("The step is dropped."),
            form=forms.ReasonForm,
            may=may_supervise,
            fits=_waits,
            do=_told(ladder.drop_step),
        ),
        RowStep(
            name="accept",
            label=_("Accept it"),
            done=_("It is accepted."),
            form=forms.NoteForm,
            may=may_supervise,
            fits=_is(DutyState.DELIVERED),
            do=_told(returning.accept),
        ),
        RowStep(
            name="return",
            label=_("Return it with reasons"),
            done=_("It is returned; the NGO is told."),
            form=forms.ToldReasonForm,
            may=may_supervise,
            fits=_is(DutyState.DELIVERED),
            do=_told(returning.send_back),
        ),
        RowStep(
            name="ask",
            label=_("Ask for more"),
            done=_("The NGO is asked for more."),
            form=forms.ToldReasonForm,
            may=may_supervise,
            fits=_is(DutyState.DELIVERED),
            do=_told(returning.ask_for_more),
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
            name="contact",
            label=_("Change the contact for supervision"),
            done=_("The contact is noted."),
            form=forms.ContactForm,
            may=may_supervise,
            fits=lambda _duty: True,
            do=_contact,
            hint=_("Links, codes and reminders go there. Nobody else sees it."),
            shows=_shown_contact,
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
