"""What staff do with a proposal on its path: the acts of the screen beside the admission."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.desk.around import around
from participation.cases.desk.forms import OneOf
from participation.cases.permissions import is_owner, may_handle
from participation.common.models import User
from participation.place_names.models import Evaluation, Proposal
from participation.place_names.path import hearing, services
from participation.place_names.path.enums import OpinionKind
from participation.place_names.proposals.desk.acts import (
    Act,
    ActForm,
    Given,
    owns,
    register_acts,
)
from participation.place_names.proposals.enums import Action
from persian.fields import CleanCharField, JalaliDateField

LINES = forms.Textarea(attrs={"rows": 3})
MOST_HOUSEHOLDS = 1_000_000


def _number(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_HOUSEHOLDS, **more)


class ReceiveForm(ActForm):
    """When the receiver has got it."""

    received_on = JalaliDateField(
        label=_("Received on"), error_messages={"required": _("Write the day.")}
    )
    number = CleanCharField(label=_("Number of the receipt"), required=False, max_length=60)


class MoveForm(ActForm):
    """Where it goes from here."""

    move = OneOf(label=_("What is done"), error_messages={"required": _("Choose what is done.")})
    remark = CleanCharField(
        label=_("Remark, for colleagues"), required=False, max_length=2000, widget=LINES
    )

    def arrange(self) -> None:
        """Offer the moves of the stage."""
        visit = services.open_visit(self.proposal)
        moves = list(visit.stage.moves.order_by("sort_order", "pk")) if visit else []
        self.fields["move"].offer(moves, pgettext_lazy("move", "Choose"))  # type: ignore[attr-defined]


class EvaluatorForm(ActForm):
    """Whose view is asked."""

    evaluator = OneOf(label=_("Evaluator"), error_messages={"required": _("Choose the evaluator.")})

    def arrange(self) -> None:
        """Offer those who see the case."""
        there = around(self.proposal.case, self.user)
        self.fields["evaluator"].offer(there.readers, pgettext_lazy("evaluator", "Choose"))  # type: ignore[attr-defined]


class NoteForm(ActForm):
    """A private note."""

    text = CleanCharField(
        label=_("Your view, for colleagues alone"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the text.")},
    )

    def arrange(self) -> None:
        """Begin with what was noted before."""
        there = Evaluation.objects.filter(proposal=self.proposal, evaluator=self.user).first()
        self.initial.setdefault("text", there.note if there else "")


class OpinionForm(ActForm):
    """What an organisation wrote."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    organisation = CleanCharField(
        label=_("Who"),
        help_text=_("Such as: post office, foundation of martyrs"),
        max_length=160,
        error_messages={"required": _("Write who it is.")},
    )
    kind = forms.ChoiceField(label=_("Opinion"), choices=OpinionKind.choices)
    number = CleanCharField(label=_("Number of the letter"), required=False, max_length=60)
    dated = JalaliDateField(label=_("Day of the letter"), required=False)
    text = CleanCharField(label=_("What it says"), required=False, max_length=5000, widget=LINES)

    def arrange(self) -> None:
        """Give each screen a token of its own."""
        self.initial.setdefault("token", uuid.uuid4())


class HearingForm(ActForm):
    """How residents are asked."""

    opens_on = JalaliDateField(label=_("From"), error_messages={"required": _("Write the day.")})
    closes_on = JalaliDateField(label=_("Until"), error_messages={"required": _("Write the day.")})
    way = CleanCharField(
        label=_("How they are asked"),
        max_length=200,
        error_messages={"required": _("Write how they are asked.")},
    )
    asked = _number(_("Households asked"), required=False)


class ResultForm(ActForm):
    """What came of it."""

    in_favour = _number(_("In favour"), error_messages={"required": _("Write the number.")})
    against = _number(_("Against"), error_messages={"required": _("Write the number.")})
    result = CleanCharField(
        label=_("Result in words for readers"), required=False, max_length=1000, widget=LINES
    )


def _on_path(proposal: Proposal, user: User) -> bool:
    # A path goes on after the verdict: to the day of force and to the plate.
    return is_owner(user, proposal.case) and services.open_visit(proposal) is not None


def _waits_for_receipt(proposal: Proposal, user: User) -> bool:
    visit = services.open_visit(proposal)
    return visit is not None and visit.received_on is None and is_owner(user, proposal.case)


def _is_asked(proposal: Proposal, user: User) -> bool:
    is_evaluator = Evaluation.objects.filter(proposal=proposal, evaluator=user).exists()
    return proposal.case.is_open and may_handle(user) and is_evaluator


def _may_hear(proposal: Proposal, user: User) -> bool:
    there = getattr(proposal, "hearing", None)
    is_renaming = proposal.action == Action.RENAMING
    return owns(proposal, user) and is_renaming and (there is None or there.published_on is None)


def _may_publish(proposal: Proposal, user: User) -> bool:
    return _may_hear(proposal, user) and getattr(proposal, "hearing", None) is not None


def _receive(proposal: Proposal, user: User, given: Given) -> object:
    return services.receive(
        proposal=proposal,
        on=given["received_on"],
        number=given["number"],
        by=user,
        seen=given["version"],
    )


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


def _opinion(proposal: Proposal, user: User, given: Given) -> object:
    new = hearing.NewOpinion(
        organisation=given["organisation"],
        kind=OpinionKind(given["kind"]),
        number=given["number"],
        dated=given["dated"],
        text=given["text"],
        token=given["token"],
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
