"""What staff do with a proposal on its path: the acts of the screen beside the admission."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.cases.desk.acting import Act, Given, owns
from participation.cases.permissions import is_owner, may_handle
from participation.common.models import Letter, User
from participation.place_names.models import Evaluation, Proposal
from participation.place_names.path import hearing, services
from participation.place_names.path.act_forms import (
    AskForm,
    EvaluatorForm,
    HearingForm,
    MoveForm,
    NoteForm,
    OpinionForm,
    ReceiveForm,
    ResultForm,
    WriteForm,
)
from participation.place_names.path.enums import OpinionKind
from participation.place_names.path.letters import write_letter
from participation.place_names.path.selectors import hearing_of, here_of
from participation.place_names.proposals.desk.acts import register_acts
from participation.place_names.proposals.enums import Action


def _on_path(proposal: Proposal, user: User) -> bool:
    # A path goes on after the verdict: to the day of force and to the plate.
    return is_owner(user, proposal.case) and here_of(proposal) is not None


def _waits_for_receipt(proposal: Proposal, user: User) -> bool:
    visit = here_of(proposal)
    return visit is not None and visit.received_on is None and is_owner(user, proposal.case)


def _waits_for_letter(proposal: Proposal, user: User) -> bool:
    visit = here_of(proposal)
    is_due = visit is not None and visit.letter_id is None and visit.stage.has_letter
    return is_due and proposal.case.anonymised_at is None and is_owner(user, proposal.case)


def _is_asked(proposal: Proposal, user: User) -> bool:
    is_evaluator = Evaluation.objects.filter(proposal=proposal, evaluator=user).exists()
    return proposal.case.is_open and may_handle(user) and is_evaluator


def _may_hear(proposal: Proposal, user: User) -> bool:
    there = hearing_of(proposal)
    is_renaming = proposal.action == Action.RENAMING
    return owns(proposal, user) and is_renaming and (there is None or there.published_on is None)


def _may_publish(proposal: Proposal, user: User) -> bool:
    return _may_hear(proposal, user) and hearing_of(proposal) is not None


def _receive(proposal: Proposal, user: User, given: Given) -> object:
    return services.receive(
        proposal=proposal,
        on=given["received_on"],
        number=given["number"],
        by=user,
        seen=given["version"],
    )


def _write(proposal: Proposal, user: User, given: Given) -> Letter:
    return write_letter(
        proposal=proposal,
        recipient=given["recipient"],
        subject=given["subject"],
        by=user,
        seen=given["version"],
    )


def _screen_of(letter: Letter) -> str:
    return reverse("cases:letter", args=[letter.holder_id, letter.pk])


def _move(proposal: Proposal, user: User, given: Given) -> object:
    return services.move(
        proposal=proposal,
        move=given["move"],
        remark=given["remark"],
        by=user,
        seen=given["version"],
    )


def _ask(proposal: Proposal, user: User, given: Given) -> object:
    return hearing.ask_evaluator(
        proposal=proposal, evaluator=given["evaluator"], seen=given["version"]
    )


def _note(proposal: Proposal, user: User, given: Given) -> object:
    return hearing.note_evaluation(proposal=proposal, by=user, text=given["text"])


def _ask_outside(proposal: Proposal, user: User, given: Given) -> object:
    return hearing.ask_opinion(
        proposal=proposal,
        organisation=given["organisation"],
        due_date=given["due_date"],
        token=given["token"],
        by=user,
        seen=given["version"],
    )


def _opinion(proposal: Proposal, user: User, given: Given) -> object:
    new = hearing.NewOpinion(
        organisation=given["organisation"],
        kind=OpinionKind(given["kind"]),
        number=given["number"],
        dated=given["dated"],
        text=given["text"],
        token=given["token"],
        asked=given["asked"],
    )
    return hearing.note_opinion(proposal=proposal, new=new, by=user, seen=given["version"])


def _hear(proposal: Proposal, user: User, given: Given) -> object:
    told = {name: given[name] for name in ("opens_on", "closes_on", "way", "asked")}
    return hearing.set_hearing(proposal=proposal, seen=given["version"], **told)


def _publish(proposal: Proposal, user: User, given: Given) -> object:
    told = {name: given[name] for name in ("in_favour", "against", "result")}
    return hearing.publish_hearing(proposal=proposal, seen=given["version"], **told)


ACTS = (
    Act(
        name="letter",
        label=_("Write the letter of this stage"),
        hint=_("A draft with the words of the path; you change it, approve it and print it then."),
        done=_("The draft of the letter is here; approve and print it."),
        form=WriteForm,
        is_open=_waits_for_letter,
        do=_write,
        leads=_screen_of,
    ),
    Act(
        name="receive",
        label=_("Note the receipt"),
        done=_("The receipt was noted."),
        form=ReceiveForm,
        is_open=_waits_for_receipt,
        do=_receive,
    ),
    Act(
        name="move",
        label=_("Go on from this stage"),
        done=_("The proposal has left the stage."),
        form=MoveForm,
        is_open=_on_path,
        do=_move,
    ),
    Act(
        name="note",
        label=_("Your evaluation"),
        done=_("Your note was kept."),
        form=NoteForm,
        is_open=_is_asked,
        do=_note,
    ),
    Act(
        name="ask",
        label=_("Ask for an opinion"),
        hint=_("Of the post office, the foundation, an agency; it stands here until it answers."),
        done=_("It was noted that it was asked."),
        form=AskForm,
        is_open=owns,
        do=_ask_outside,
    ),
    Act(
        name="opinion",
        label=_("Note an opinion"),
        hint=_("Of the post office, the foundation, an agency."),
        done=_("The opinion was noted."),
        form=OpinionForm,
        is_open=owns,
        do=_opinion,
    ),
    Act(
        name="evaluator",
        label=_("Ask an evaluator"),
        done=_("The evaluator was asked."),
        form=EvaluatorForm,
        is_open=owns,
        do=_ask,
    ),
    Act(
        name="hearing",
        label=_("Ask the residents"),
        hint=_("Before a renaming: dates and way are shown to readers."),
        done=_("The hearing was kept."),
        form=HearingForm,
        is_open=_may_hear,
        do=_hear,
    ),
    Act(
        name="result",
        label=_("Publish what residents said"),
        done=_("The result was published."),
        form=ResultForm,
        is_open=_may_publish,
        do=_publish,
    ),
)


def register() -> None:
    """Add them to the screen of a proposal; called once the apps are ready."""
    register_acts(*ACTS)
