"""What can be done with an outcome beside writing it: approve, send back, take down."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.common.forms import VersionForm
from participation.common.models import User
from participation.complaints.enums import OutcomeState
from participation.complaints.models import Outcome
from participation.complaints.outcomes import services
from participation.complaints.outcomes.desk.forms import OutcomeForm, ReasonForm
from participation.complaints.permissions import may_approve, may_withdraw


@dataclass(frozen=True, kw_only=True)
class Step:
    """A button, or a form with a reason: where it begins and ends, who may, what it does."""

    name: str
    label: Any
    done: Any
    source: str
    target: str
    form: type[VersionForm]
    may: Callable[[User, Outcome], bool]
    do: Callable[[Outcome, User, dict[str, Any]], Outcome]
    hint: Any = ""
    is_main: bool = False


def _approve(outcome: Outcome, user: User, given: dict[str, Any]) -> Outcome:
    return services.approve_outcome(outcome=outcome, version=given["version"], by=user)


def _send_back(outcome: Outcome, user: User, given: dict[str, Any]) -> Outcome:
    return services.send_back_outcome(
        outcome=outcome, version=given["version"], reason=given["reason"], by=user
    )


def _withdraw(outcome: Outcome, user: User, given: dict[str, Any]) -> Outcome:
    return services.withdraw_outcome(
        outcome=outcome, version=given["version"], reason=given["reason"], by=user
    )


STEPS = {
    step.name: step
    for step in (
        Step(
            name="approve",
            label=_("Approve and publish"),
            done=_("It is published; everybody can read it."),
            source=OutcomeState.PROPOSED,
            target=OutcomeState.PUBLISHED,
            form=VersionForm,
            may=may_approve,
            do=_approve,
            hint=_("You answer for it with the writer: no name, no number, no place finer."),
            is_main=True,
        ),
        Step(
            name="send_back",
            label=_("Send back to the writer"),
            done=_("It went back to the writer with your reason."),
            source=OutcomeState.PROPOSED,
            target=OutcomeState.DRAFT,
            form=ReasonForm,
            may=may_approve,
            do=_send_back,
        ),
        Step(
            name="withdraw",
            label=_("Take down"),
            done=_("It is taken down; nobody finds it any more."),
            source=OutcomeState.PUBLISHED,
            target=OutcomeState.WITHDRAWN,
            form=ReasonForm,
            may=may_withdraw,
            do=_withdraw,
            hint=_("To correct it: take it down, change it, and have it approved again."),
        ),
    )
}
DONE = {
    "save": _("The draft was saved."),
    "propose": _("It waits for somebody else to approve it."),
    **{step.name: step.done for step in STEPS.values()},
}


def steps_for(user: User, outcome: Outcome) -> list[Step]:
    """Return what ``user`` can do with an outcome as it stands."""
    return [
        step for step in STEPS.values() if step.source == outcome.state and step.may(user, outcome)
    ]


def was_done(name: str, outcome: Outcome, user: User, form: VersionForm) -> bool:
    """Return whether the outcome stands as this very step left it: it was sent twice."""
    after = outcome.version - form.cleaned_data["version"]
    if isinstance(form, OutcomeForm):
        is_same = outcome.written_by_id == user.pk and services.text_of(outcome) == form.text()
        state = OutcomeState.PROPOSED if name == "propose" else OutcomeState.DRAFT
        return is_same and outcome.state == state and after in {1, 2}
    if after != 1 or outcome.state != STEPS[name].target:
        return False
    if name == "approve":
        return outcome.approved_by_id == user.pk
    return outcome.remark == form.cleaned_data["reason"]
