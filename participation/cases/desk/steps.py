"""What staff can do on the screen of a case: each with its form and the service it calls."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from participation.cases.actors import staff
from participation.cases.desk import forms
from participation.cases.desk.works import (
    ACCUSE,
    ANSWERED,
    APPROVING,
    ASSIGN,
    INFORM,
    NOTE,
    OWN,
    PRIORITISE,
    RELEASE,
    SEALING,
    SEND_BACK,
    TAKE,
    Given,
    Work,
    message_of,
)
from participation.cases.enums import ActorKind, EventType, Part
from participation.cases.kinds import Transition, kind_of
from participation.cases.models import Case, CaseSettings, Proposal
from participation.cases.permissions import SEAL, may_approve, part_in
from participation.cases.selectors import open_steps
from participation.cases.services import correspondence, proposals, transitions
from participation.common.models import User


def _step(name: str) -> Callable[[Case, User, Given], object]:
    def do(case: Case, user: User, given: Given) -> object:
        reason = transitions.Given(reason=given.get("reason", ""))
        return transitions.perform(
            case.pk, name, by=staff(user), seen=given["version"], given=reason
        )

    return do


def _answer(name: str) -> Callable[[Case, User, Given], object]:
    def do(case: Case, user: User, given: Given) -> object:
        if CaseSettings.load().answers_are_approved:
            return proposals.propose(step=name, **message_of(case, user, given))
        return correspondence.answer(step=name, **message_of(case, user, given))

    return do


def _ask(case: Case, user: User, given: Given) -> object:
    return correspondence.ask(**message_of(case, user, given))


def _refer(case: Case, user: User, given: Given) -> object:
    return transitions.refer(
        case_id=case.pk,
        unit=given["unit"],
        by=staff(user),
        seen=given["version"],
        reason=given["reason"],
    )


OF_STEPS: dict[str, Callable[[Transition], Work]] = {
    "refer": lambda step: Work(
        name=step.name,
        label=step.label,
        form=forms.ReferForm,
        do=_refer,
        hint=_("The case leaves this unit and its officer."),
        done=_("The case was referred."),
    ),
    "ask": lambda step: Work(
        name=step.name,
        label=step.label,
        form=forms.TextForm,
        do=_ask,
        hint=_("The citizen reads it. Unless the law sets the term, it stands still meanwhile."),
        done=_("The question was sent."),
        is_told=True,
    ),
    "answer": lambda step: Work(
        name=step.name,
        label=step.label,
        form=forms.TextForm,
        do=_answer(step.name),
        hint=_("The final answer: the citizen reads it and the case closes."),
        done=ANSWERED,
        is_main=True,
        is_told=True,
    ),
}


def works_for(user: User, case: Case) -> dict[str, Work]:
    """Return what ``user`` can do with a case as it stands, by name, in the order of the screen."""
    part = part_in(user, case)
    if part is None:
        return {}
    if part != Part.OWNER:
        return {work.name: work for work in _by_referral(case, part)}
    works = [TAKE] if case.is_open and case.assignee_id != user.pk else []
    works += [RELEASE] if case.is_held else []
    steps = [step for step in open_steps(case, ActorKind.STAFF) if not step.is_kinds_own]
    if waiting := waiting_proposal(case):
        # One answer at a time: this one is sent or sent back first.
        steps = [step for step in steps if step.event != EventType.ANSWERED]
        if may_approve(user) and waiting.author_id != user.pk:
            works += [APPROVING, SEND_BACK]
    works += [_of_step(step) for step in steps]
    works += [INFORM] if case.is_open else []
    works.append(NOTE)
    works += [ASSIGN, PRIORITISE] if case.is_open else []
    works.append(ACCUSE)
    works += [SEALING] if user.has_perm(SEAL) and hasattr(case, "applicant") else []
    return {work.name: work for work in works}


def _by_referral(case: Case, part: Part) -> list[Work]:
    """Return what a referral lets somebody do: notes; for action also words to the citizen that
    decide nothing.
    """
    steps = [step for step in open_steps(case, ActorKind.STAFF) if not step.is_kinds_own]
    asks = [step for step in steps if step.event == EventType.ASKED]
    told = [*(_of_step(step) for step in asks), INFORM] if case.is_open else []
    return [*(told if part == Part.ACTION else []), NOTE]


def waiting_proposal(case: Case) -> Proposal | None:
    """Return the answer of an open case that waits for a second person."""
    proposal: Proposal | None = getattr(case, "proposal", None)
    return proposal if proposal and case.is_open and not proposal.is_returned else None


def came_back(case: Case, user: User, work: Work) -> dict[str, str]:
    """Return the words of a proposed answer that came back, for its author and its step."""
    proposal: Proposal | None = getattr(case, "proposal", None)
    if proposal is None or not proposal.is_returned or proposal.author_id != user.pk:
        return {}
    return {"text": proposal.text} if proposal.step == work.name else {}


def work_named(case: Case, name: str) -> Work | None:
    """Return something that staff do with cases of this kind, whether this one allows it now."""
    for step in kind_of(case.kind).transitions:
        if step.name == name and ActorKind.STAFF in step.by and not step.is_kinds_own:
            return _of_step(step)
    return OWN.get(name)


def _of_step(step: Transition) -> Work:
    if step.name in OF_STEPS:
        return OF_STEPS[step.name](step)
    if "text" in step.needs:
        return Work(
            name=step.name,
            label=step.label,
            form=forms.TextForm,
            do=_answer(step.name),
            hint=_("The citizen reads it and the case closes."),
            done=ANSWERED,
            is_told=True,
        )
    form = forms.ReasonForm if "reason" in step.needs else forms.StepForm
    return Work(name=step.name, label=step.label, form=form, do=_step(step.name))
