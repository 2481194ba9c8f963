"""What is asked by each act on a proposal that is on its path."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.desk.acting import Given
from participation.cases.desk.around import around
from participation.cases.desk.forms import OneOf
from participation.place_names.models import Evaluation
from participation.place_names.path.enums import OpinionKind
from participation.place_names.path.gaps import filled
from participation.place_names.path.selectors import here_of, opinions_of
from participation.place_names.proposals.desk.acts import ActForm
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


class WriteForm(ActForm):
    """To whom the letter of the stage goes, and what it is about; its text is in the path."""

    recipient = CleanCharField(
        label=_("Letter to"),
        max_length=300,
        error_messages={"required": _("Write to whom it goes.")},
    )
    subject = CleanCharField(label=_("Subject"), max_length=300, required=False)

    def arrange(self) -> None:
        """Begin with the receiver of the stage and the subject of its letter."""
        visit = here_of(self.proposal)
        if visit is not None:
            self.initial.setdefault("recipient", visit.receiver)
            self.initial.setdefault("subject", filled(visit.stage.letter_subject, self.proposal))


class MoveForm(ActForm):
    """Where it goes from here."""

    move = OneOf(label=_("What is done"), error_messages={"required": _("Choose what is done.")})
    remark = CleanCharField(
        label=_("Remark, for colleagues"), required=False, max_length=2000, widget=LINES
    )

    def arrange(self) -> None:
        """Offer the moves of the stage."""
        visit = here_of(self.proposal)
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


class AskForm(ActForm):
    """Whose opinion is asked, and by when."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    organisation = CleanCharField(
        label=_("Who"),
        help_text=_("Such as: post office, foundation of martyrs"),
        max_length=160,
        error_messages={"required": _("Write who it is.")},
    )
    due_date = JalaliDateField(label=_("Answer due"), required=False)

    def arrange(self) -> None:
        """Give each screen a token of its own."""
        self.initial.setdefault("token", uuid.uuid4())


class OpinionForm(ActForm):
    """What an organisation wrote: one that was asked, or another."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    asked = OneOf(
        label=_("Who was asked"),
        required=False,
        error_messages={"invalid_choice": _("It has answered already.")},
    )
    organisation = CleanCharField(
        label=_("Who"),
        help_text=_("Such as: post office, foundation of martyrs"),
        required=False,
        max_length=160,
    )
    kind = forms.ChoiceField(label=_("Opinion"), choices=OpinionKind.choices)
    number = CleanCharField(label=_("Number of the letter"), required=False, max_length=60)
    dated = JalaliDateField(label=_("Day of the letter"), required=False)
    text = CleanCharField(label=_("What it says"), required=False, max_length=5000, widget=LINES)

    def arrange(self) -> None:
        """Offer those who have not answered; give each screen a token of its own."""
        self.initial.setdefault("token", uuid.uuid4())
        waiting = [one for one in opinions_of(self.proposal) if not one.is_answered]
        self.fields["asked"].offer(waiting, pgettext_lazy("opinion", "Another"))  # type: ignore[attr-defined]
        if not waiting and not self.data.get("asked"):
            self.fields["asked"].widget = forms.HiddenInput()

    def clean(self) -> Given:
        """Ask who it is, unless it is one that was asked."""
        given: Given = super().clean() or {}
        if not given.get("asked") and not given.get("organisation") and "asked" not in self.errors:
            self.add_error("organisation", _("Write who it is."))
        return given


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
    against = _number(
        pgettext_lazy("hearing", "Against"), error_messages={"required": _("Write the number.")}
    )
    result = CleanCharField(
        label=_("Result in words for readers"), required=False, max_length=1000, widget=LINES
    )
