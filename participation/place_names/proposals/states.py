"""The states of a proposal and who takes it from one to another."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import EventType, Turn
from participation.cases.kinds import State, Transition
from participation.cases.shared_transitions import (
    BY_CLOCK,
    STAFF,
    declining,
    ending_transitions,
    review_transitions,
)
from participation.place_names.proposals.enums import BEFORE, OPEN, ProposalState

S = ProposalState


def _state(name: ProposalState, public: Any, turn: Turn, mark: str, **more: Any) -> State:
    return State(name=name, label=name.label, public_label=public, turn=turn, mark=mark, **more)


STATES = (
    _state(S.RECEIVED, _("Registered"), Turn.OFFICE, "new"),
    _state(S.REVIEW, pgettext_lazy("state", "Under review"), Turn.OFFICE, "review"),
    _state(S.REFERRED, _("Referred"), Turn.OFFICE, "ref"),
    _state(S.WAITING, _("Waits for you"), Turn.CITIZEN, "wait"),
    _state(S.ADMITTED, S.ADMITTED.label, Turn.OFFICE, "review"),
    _state(S.ACCEPTED, S.ACCEPTED.label, Turn.NOBODY, "done", is_open=False),
    _state(S.CHANGED, S.CHANGED.label, Turn.NOBODY, "done", is_open=False),
    _state(S.REFUSED, S.REFUSED.label, Turn.NOBODY, "shut", is_open=False),
    _state(S.NOT_ADMITTED, _("Declined with a reason"), Turn.NOBODY, "shut", is_open=False),
    _state(S.WITHDRAWN, _("Withdrawn"), Turn.NOBODY, "shut", is_open=False),
)


def _decides(name: str, label: Any, target: ProposalState, public: Any) -> Transition:
    """Return what the resolution of a body does to a proposal that is on its way."""
    return Transition(
        name=name,
        event=EventType.ANSWERED,
        label=label,
        sources=frozenset({S.ADMITTED}),
        target=target,
        by=STAFF | BY_CLOCK,
        public_label=public,
        needs=frozenset({"text"}),
        settles=True,
        is_plain=False,
        is_kinds_own=True,
    )


TRANSITIONS = (
    *review_transitions(
        received=S.RECEIVED,
        review=S.REVIEW,
        referred=S.REFERRED,
        waiting=S.WAITING,
        worked_on=BEFORE,
    ),
    Transition(
        name="admit",
        label=_("Admit it"),
        sources=BEFORE,
        target=S.ADMITTED,
        by=STAFF,
        public_label=_("Admitted; readers see it, and it goes its way to the council"),
        is_plain=False,
        is_kinds_own=True,
    ),
    declining(sources=BEFORE | {S.WAITING}, target=S.NOT_ADMITTED),
    _decides("grant", _("Accept as proposed"), S.ACCEPTED, _("Accepted as you proposed it")),
    _decides("change", _("Accept with a change"), S.CHANGED, _("Accepted with a change")),
    _decides("refuse", _("Refuse"), S.REFUSED, _("Refused by the council")),
    Transition(
        name="send_back_to_review",
        event=EventType.ANSWERED,
        label=_("Sent back by the council"),
        sources=frozenset({S.ADMITTED}),
        target=S.ADMITTED,
        by=STAFF | BY_CLOCK,
        public_label=_("The council asks for it to be looked at once more"),
        needs=frozenset({"text"}),
        is_plain=False,
        is_kinds_own=True,
    ),
    *ending_transitions(
        is_open=OPEN, withdrawn=S.WITHDRAWN, decided={S.NOT_ADMITTED}, review=S.REVIEW
    ),
)
