"""What staff can do on the screen of a case: each with its form and the service it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.cases.actors import staff
from participation.cases.desk import forms
from participation.cases.desk.keys import code_of
from participation.cases.enums import ActorKind, EventType, Part
from participation.cases.kinds import Transition, kind_of
from participation.cases.models import Case, CaseSettings, Proposal
from participation.cases.permissions import SEAL, may_approve, part_in
from participation.cases.selectors import open_steps
from participation.cases.services import correspondence, identity, proposals, transitions
from participation.common.models import User

Given = dict[str, Any]
DONE = _("Done.")


@dataclass(frozen=True, kw_only=True)
class Work:
    """A thing to do: ``hint`` says what it means, ``is_main`` that it stands open on the screen.

    ``is_told`` sends words to the citizen, and files with them: ``given["files"]``.
    """

    name: str
    label: Any
    form: type[forms.StepForm]
    do: Callable[[Case, User, Given], object]
    hint: Any = ""
    done: Any = DONE
    is_main: bool = False
    is_told: bool = False

    @property
    def key(self) -> str:
        """The place on the keyboard that opens it."""
        return code_of(self.name)

    @property
    def is_plain(self) -> bool:
        """Whether a button is all of it."""
        return self.form is forms.StepForm


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
            return proposals.propose(step=name, **_words(case, user, given))
        return correspondence.answer(step=name, **_words(case, user, given))

    return do


def _ask(case: Case, user: User, given: Given) -> object:
    return correspondence.ask(**_words(case, user, given))


def _words(case: Case, user: User, given: Given) -> Given:
    files = given.get("files", ())
    words = {"text": given["text"], "by": user, "seen": given["version"], "files": files}
    return {"case_id": case.pk, **words}


def _refer(case: Case, user: User, given: Given) -> object:
    return transitions.refer(
        case_id=case.pk,
        unit=given["unit"],
        by=staff(user),
        seen=given["version"],
        reason=given["reason"],
    )


ANSWERED = _("The answer was sent and the case is closed.")
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
INFORM = Work(
    name="inform",
    label=_("Tell the citizen meanwhile"),
    form=forms.TextForm,
    do=lambda case, user, given: correspondence.inform(**_words(case, user, given)),
    hint=_("The citizen reads it; the case stays open."),
    done=_("The citizen was told."),
    is_told=True,
)
NOTE = Work(
    name="note",
    label=_("Note for colleagues"),
    form=forms.NoteForm,
    do=lambda case, user, given: correspondence.add_note(
        case_id=case.pk, text=given["text"], by=user, token=given["token"]
    ),
    hint=_("The citizen never sees it."),
    done=_("The note was kept."),
)
ASSIGN = Work(
    name="assign",
    label=_("Give to an officer"),
    form=forms.AssignForm,
    do=lambda case, user, given: correspondence.assign(
        case_id=case.pk, to=given["to"], by=user, seen=given["version"]
    ),
    done=_("The officer of the case has changed."),
)
TAKE = Work(
    name="take",
    label=_("Take it myself"),
    form=forms.StepForm,
    do=lambda case, user, given: correspondence.assign(
        case_id=case.pk, to=user, by=user, seen=given["version"]
    ),
    done=_("The case is yours now."),
    is_main=True,
)
RELEASE = Work(
    name="release",
    label=_("A citizen wrote it"),
    form=forms.StepForm,
    do=lambda case, user, given: correspondence.release(
        case_id=case.pk, by=user, seen=given["version"]
    ),
    hint=_("The mark goes; the case is worked on like any other."),
    done=_("The mark is gone; the case is worked on like any other."),
)
SEALING = Work(
    name="seal",
    label=_("Seal the identity"),
    form=forms.SealForm,
    do=lambda case, user, given: identity.seal(
        case_id=case.pk, officers=list(given["officers"]), by=user, seen=given["version"]
    ),
    hint=_("Only those named here see it, each time with a reason that is kept."),
    done=_("The identity is shown to those who are named, and to nobody else."),
)
ACCUSE = Work(
    name="accuse",
    label=_("Note whom of ours it is against"),
    form=forms.AccusedForm,
    do=lambda case, user, given: identity.accuse(
        case_id=case.pk,
        units=list(given["units"]),
        users=list(given["users"]),
        by=user,
        seen=given["version"],
    ),
    hint=_(
        "They lose sight of the case at once, whoever gave it to them; so do you, if you name "
        "yourself or your unit."
    ),
    done=_("It is noted; they do not see the case any more."),
)
APPROVING = Work(
    name="approve",
    label=_("Send the proposed answer"),
    form=forms.StepForm,
    do=lambda case, user, given: proposals.approve(case_id=case.pk, by=user, seen=given["version"]),
    done=ANSWERED,
    is_main=True,
)
SEND_BACK = Work(
    name="send_back",
    label=_("Send the proposed answer back"),
    form=forms.ReasonForm,
    do=lambda case, user, given: proposals.send_back(
        case_id=case.pk, by=user, seen=given["version"], reason=given["reason"]
    ),
    hint=_("Its author finds words and files in the form, and reads why."),
    done=_("The proposed answer went back to its author."),
)
OWN = {
    work.name: work
    for work in (APPROVING, SEND_BACK, INFORM, NOTE, ASSIGN, TAKE, RELEASE, SEALING, ACCUSE)
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
    steps = open_steps(case, ActorKind.STAFF)
    if waiting := waiting_proposal(case):
        # One answer at a time: this one is sent or sent back first.
        steps = [step for step in steps if step.event != EventType.ANSWERED]
        if may_approve(user) and waiting.author_id != user.pk:
            works += [APPROVING, SEND_BACK]
    works += [_of_step(step) for step in steps]
    works += [INFORM] if case.is_open else []
    works.append(NOTE)
    works += [ASSIGN] if case.is_open else []
    works.append(ACCUSE)
    works += [SEALING] if user.has_perm(SEAL) and hasattr(case, "applicant") else []
    return {work.name: work for work in works}


def _by_referral(case: Case, part: Part) -> list[Work]:
    """Return what a referral lets somebody do: notes; for action also words to the citizen that
    decide nothing.
    """
    asks = [step for step in open_steps(case, ActorKind.STAFF) if step.event == EventType.ASKED]
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
        if step.name == name and ActorKind.STAFF in step.by:
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
