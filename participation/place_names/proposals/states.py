"""The states of a proposal and who takes it from one to another."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import Turn
from participation.cases.kinds import State, Transition
from participation.cases.shared_transitions import (
    BY_CLOCK,
    STAFF,
    deciding,
    declining,
    ending_transitions,
    own_step,
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


def _decides(
    name: str, label: Any, target: ProposalState, public: Any, *, is_end: bool = True
) -> Transition:
    """Return what the resolution of a body does to a proposal that is on its way."""
    return deciding(
        name, label, sources={S.ADMITTED}, target=target, public=public, by=STAFF | BY_CLOCK,
        is_end=is_end,
    )  # fmt: skip


TRANSITIONS = (
    *review_transitions(
        received=S.RECEIVED,
        review=S.REVIEW,
        referred=S.REFERRED,
        waiting=S.WAITING,
        worked_on=BEFORE,
    ),
    own_step(
        "admit",
        _("Admit it"),
        sources=BEFORE,
        target=S.ADMITTED,
        public=_("Admitted; readers see it, and it goes its way to the council"),
    ),
    declining(sources=BEFORE | {S.WAITING}, target=S.NOT_ADMITTED),
    _decides("grant", _("Accept as proposed"), S.ACCEPTED, _("Accepted as you proposed it")),
    _decides("change", _("Accept with a change"), S.CHANGED, _("Accepted with a change")),
    _decides("refuse", _("Refuse"), S.REFUSED, _("Refused by the council")),
    _decides(
        "send_back_to_review",
        _("Sent back by the council"),
        S.ADMITTED,
        _("The council asks for it to be looked at once more"),
        is_end=False,
    ),
    *ending_transitions(
        is_open=OPEN, withdrawn=S.WITHDRAWN, decided={S.NOT_ADMITTED}, review=S.REVIEW
    ),
)
