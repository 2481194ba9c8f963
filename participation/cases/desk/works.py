"""What staff can do with any case, whatever its kind: each with its form and its service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.cases.desk import forms
from participation.cases.desk.keys import code_of
from participation.cases.models import Case
from participation.cases.services import correspondence, identity, priority, proposals
from participation.common.models import User

Given = dict[str, Any]
DONE = _("Done.")
ANSWERED = _("The answer was sent and the case is closed.")


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


def message_of(case: Case, user: User, given: Given) -> Given:
    """Return what a service of correspondence is given."""
    files = given.get("files", ())
    words = {"text": given["text"], "by": user, "seen": given["version"], "files": files}
    return {"case_id": case.pk, **words}


INFORM = Work(
    name="inform",
    label=_("Tell the citizen meanwhile"),
    form=forms.TextForm,
    do=lambda case, user, given: correspondence.inform(**message_of(case, user, given)),
    hint=_("The citizen reads it; the case stays open."),
    done=_("The citizen was told."),
    is_told=True,
)
NOTE = Work(
    name="note",
    label=_("Note for colleagues"),
    form=forms.NoteForm,
    do=lambda case, user, given: correspondence.add_note(
        case_id=case.pk, text=given["text"], by=user, token=given["token"], mentioned=given["tell"]
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
PRIORITISE = Work(
    name="prioritise",
    label=_("Set the priority"),
    form=forms.PriorityForm,
    do=lambda case, user, given: priority.prioritise(
        case_id=case.pk, priority=given["priority"], by=user, seen=given["version"]
    ),
    hint=_("The citizen is not told; the term stays."),
    done=_("The priority of the case was set."),
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
    hint=_(
        "Only those named here see it, each time with a reason that is kept. All parts of the "
        "submission are sealed."
    ),
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
        others=given.get("others"),
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
    for work in (
        APPROVING,
        SEND_BACK,
        INFORM,
        NOTE,
        ASSIGN,
        PRIORITISE,
        TAKE,
        RELEASE,
        SEALING,
        ACCUSE,
    )
}
