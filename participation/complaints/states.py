"""The path of a complaint: its states and who takes it from one to another."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import EventType, Turn
from participation.cases.kinds import State, Transition
from participation.cases.shared_transitions import (
    STAFF,
    declining,
    ending_transitions,
    review_transitions,
)
from participation.complaints.enums import DECIDED, OPEN, WORKED_ON, ComplaintState

STATES = (
    State(
        name=ComplaintState.RECEIVED,
        label=ComplaintState.RECEIVED.label,
        public_label=_("Registered"),
        turn=Turn.OFFICE,
        mark="new",
    ),
    State(
        name=ComplaintState.REVIEW,
        label=ComplaintState.REVIEW.label,
        public_label=pgettext_lazy("state", "Under review"),
        turn=Turn.OFFICE,
        mark="review",
    ),
    State(
        name=ComplaintState.REFERRED,
        label=ComplaintState.REFERRED.label,
        public_label=_("Referred"),
        turn=Turn.OFFICE,
        mark="ref",
    ),
    State(
        name=ComplaintState.WAITING,
        label=ComplaintState.WAITING.label,
        public_label=_("Waits for you"),
        turn=Turn.CITIZEN,
        mark="wait",
    ),
    State(
        name=ComplaintState.ANSWERED,
        label=ComplaintState.ANSWERED.label,
        public_label=pgettext_lazy("state", "Answered"),
        turn=Turn.NOBODY,
        mark="done",
        is_open=False,
    ),
    State(
        name=ComplaintState.DECLINED,
        label=ComplaintState.DECLINED.label,
        public_label=_("Declined with a reason"),
        turn=Turn.NOBODY,
        mark="shut",
        is_open=False,
    ),
    State(
        name=ComplaintState.HANDED_OVER,
        label=ComplaintState.HANDED_OVER.label,
        public_label=_("Handed over to another authority"),
        turn=Turn.NOBODY,
        mark="ref",
        is_open=False,
    ),
    State(
        name=ComplaintState.WITHDRAWN,
        label=ComplaintState.WITHDRAWN.label,
        public_label=_("Withdrawn"),
        turn=Turn.NOBODY,
        mark="shut",
        is_open=False,
    ),
)

TRANSITIONS = (
    *review_transitions(
        received=ComplaintState.RECEIVED,
        review=ComplaintState.REVIEW,
        referred=ComplaintState.REFERRED,
        waiting=ComplaintState.WAITING,
        worked_on=WORKED_ON,
    ),
    Transition(
        name="answer",
        event=EventType.ANSWERED,
        checks=True,
        label=_("Answer"),
        sources=OPEN,
        target=ComplaintState.ANSWERED,
        by=STAFF,
        public_label=pgettext_lazy("state", "Answered"),
        needs=frozenset({"text"}),
        settles=True,
        is_plain=False,
    ),
    declining(sources=OPEN, target=ComplaintState.DECLINED),
    Transition(
        name="hand_over",
        event=EventType.ANSWERED,
        label=_("Hand over to another authority"),
        sources=OPEN,
        target=ComplaintState.HANDED_OVER,
        by=STAFF,
        public_label=_("Handed over to another authority"),
        needs=frozenset({"text"}),
        settles=True,
        is_plain=False,
    ),
    *ending_transitions(
        is_open=OPEN,
        withdrawn=ComplaintState.WITHDRAWN,
        decided=DECIDED,
        review=ComplaintState.REVIEW,
    ),
)
