"""The states of a plan and who takes it from one to another."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.enums import Turn
from participation.cases.kinds import State, Transition
from participation.cases.shared_transitions import (
    deciding,
    declining,
    ending_transitions,
    review_transitions,
)
from participation.ngos.projects.enums import BEFORE, JUDGED, OPEN_PLANS, PlanState

S = PlanState


def _state(name: PlanState, public: Any, turn: Turn, mark: str, **more: Any) -> State:
    return State(name=name, label=name.label, public_label=public, turn=turn, mark=mark, **more)


STATES = (
    _state(S.RECEIVED, _("Registered"), Turn.OFFICE, "new"),
    _state(S.REVIEW, pgettext_lazy("state", "Under review"), Turn.OFFICE, "review"),
    _state(S.REFERRED, _("Referred"), Turn.OFFICE, "ref"),
    _state(S.WAITING, _("Waits for you"), Turn.CITIZEN, "wait"),
    _state(S.AWARDED, S.AWARDED.label, Turn.NOBODY, "done", is_open=False),
    _state(S.REFUSED, S.REFUSED.label, Turn.NOBODY, "shut", is_open=False),
    _state(S.DECLINED, _("Declined with a reason"), Turn.NOBODY, "shut", is_open=False),
    _state(S.WITHDRAWN, _("Withdrawn"), Turn.NOBODY, "shut", is_open=False),
)


def _decision(name: str, label: Any, target: PlanState) -> Transition:
    """Return what a meeting decides; it is entered on the screen of the plan."""
    return deciding(name, label, sources=JUDGED, target=target, public=target.label)


TRANSITIONS = (
    *review_transitions(
        received=S.RECEIVED,
        review=S.REVIEW,
        referred=S.REFERRED,
        waiting=S.WAITING,
        worked_on=BEFORE,
    ),
    _decision("award", pgettext_lazy("step of a plan", "Award it"), S.AWARDED),
    _decision("refuse", pgettext_lazy("step of a plan", "Do not choose it"), S.REFUSED),
    declining(sources=OPEN_PLANS, target=S.DECLINED),
    # Nobody reopens what a meeting has decided: the money is given to others.
    *(
        step
        for step in ending_transitions(
            is_open=OPEN_PLANS, withdrawn=S.WITHDRAWN, decided={S.DECLINED}, review=S.REVIEW
        )
        if step.name != "object"
    ),
)
