"""The states of an application and who takes it from one to another."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import EventType, Turn
from participation.cases.kinds import State, Transition
from participation.cases.shared_transitions import (
    BY_CITIZEN,
    BY_CLOCK,
    STAFF,
    deciding,
    declining,
    ending_transitions,
    own_step,
    review_transitions,
)
from participation.ngos.applications.enums import BEFORE, OPEN, REVIEWED, ApplicationState

S = ApplicationState


def _state(name: ApplicationState, public: Any, turn: Turn, mark: str, **more: Any) -> State:
    return State(name=name, label=name.label, public_label=public, turn=turn, mark=mark, **more)


# Those of every case that is looked at so; a kind adds what follows the approval.
SHARED_STATES = (
    _state(S.RECEIVED, _("Registered"), Turn.OFFICE, "new"),
    _state(S.REVIEW, pgettext_lazy("state", "Under review"), Turn.OFFICE, "review"),
    _state(S.REFERRED, _("Referred"), Turn.OFFICE, "ref"),
    _state(S.WAITING, _("Waits for you"), Turn.CITIZEN, "wait"),
    _state(S.RETURNED, _("Correct what is marked"), Turn.CITIZEN, "wait"),
    _state(S.INQUIRY, S.INQUIRY.label, Turn.OFFICE, "ref"),
    _state(S.BOARD, S.BOARD.label, Turn.OFFICE, "review"),
    _state(S.REFUSED, S.REFUSED.label, Turn.NOBODY, "shut", is_open=False),
    _state(S.DECLINED, _("Declined with a reason"), Turn.NOBODY, "shut", is_open=False),
    _state(S.WITHDRAWN, _("Withdrawn"), Turn.NOBODY, "shut", is_open=False),
)
# What follows an approval stands behind the board.
BOARD_PLACE = 7
STATES = (
    *SHARED_STATES[:BOARD_PLACE],
    _state(S.PROVISIONAL, S.PROVISIONAL.label, Turn.CITIZEN, "wait"),
    _state(S.REGISTERING, S.REGISTERING.label, Turn.CITIZEN, "ref"),
    _state(S.ISSUED, S.ISSUED.label, Turn.NOBODY, "done", is_open=False),
    *SHARED_STATES[BOARD_PLACE:],
)


# A resolution may take a step of the board by itself.
BY_BOARD = STAFF | BY_CLOCK


def approving(target: str, public: Any, *, label: Any) -> Transition:
    """Return how a board approves: where that leads, and what the applicant reads."""
    return deciding("approve", label, sources={S.BOARD}, target=target, public=public, by=BY_BOARD)


def shared_transitions(
    *,
    is_open: Collection[str],
    approve: Transition,
    decided: Collection[str] = frozenset({S.REFUSED, S.DECLINED}),
) -> tuple[Transition, ...]:
    """Return the ways of every case that is looked at so, from its coming to the decision."""
    return (
        *review_transitions(
            received=S.RECEIVED,
            review=S.REVIEW,
            referred=S.REFERRED,
            waiting=S.WAITING,
            worked_on=BEFORE,
        ),
        Transition(
            name="return",
            event=EventType.ASKED,
            label=pgettext_lazy("step of an application", "Send back for correction"),
            sources=REVIEWED,
            target=S.RETURNED,
            by=STAFF,
            public_label=_("Something has to be corrected"),
            needs=frozenset({"text"}),
            pauses=True,
            is_plain=False,
            is_kinds_own=True,
        ),
        Transition(
            name="mend",
            label=_("Send what was corrected"),
            sources=frozenset({S.RETURNED}),
            target=S.REVIEW,
            by=BY_CITIZEN,
            public_label=_("You sent what was corrected"),
            resumes=True,
            is_plain=False,
            is_kinds_own=True,
        ),
        own_step(
            "inquire",
            _("Ask the authorities"),
            sources=BEFORE,
            target=S.INQUIRY,
            public=_("Authorities are asked"),
            tells=False,
        ),
        own_step(
            "to_board",
            _("Lay it before the board"),
            sources=REVIEWED,
            target=S.BOARD,
            public=S.BOARD.label,
        ),
        approve,
        deciding(
            "refuse",
            pgettext_lazy("step of an application", "The board refuses"),
            sources={S.BOARD},
            target=S.REFUSED,
            public=S.REFUSED.label,
            by=BY_BOARD,
        ),
        declining(sources=BEFORE | {S.WAITING, S.RETURNED}, target=S.DECLINED),
        *ending_transitions(
            is_open=is_open, withdrawn=S.WITHDRAWN, decided=decided, review=S.REVIEW
        ),
    )


TRANSITIONS = (
    *shared_transitions(
        is_open=OPEN,
        approve=approving(
            S.PROVISIONAL,
            _("The board has approved; hold the founding assembly"),
            label=pgettext_lazy("step of an application", "The board approves"),
        ),
    ),
    own_step(
        "assembly",
        _("Note the founding assembly"),
        sources={S.PROVISIONAL},
        target=S.REGISTERING,
        public=_("The founding assembly was noted; register at the registration of companies"),
    ),
    deciding(
        "issue",
        _("Issue the permit"),
        sources={S.REGISTERING},
        target=S.ISSUED,
        public=S.ISSUED.label,
        by=BY_BOARD,
    ),
)
