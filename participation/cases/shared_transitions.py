"""The ways between states that every kind of case has: kinds name their states, not the ways.

What staff and citizens read of them is the same whatever a case is about.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from participation.cases.enums import ActorKind, EventType
from participation.cases.kinds import Transition

STAFF: Final = frozenset({ActorKind.STAFF})
BY_CITIZEN: Final = frozenset({ActorKind.CITIZEN})
BY_CLOCK: Final = frozenset({ActorKind.CLOCK})


def review_transitions(
    *, received: str, review: str, referred: str, waiting: str, worked_on: Iterable[str]
) -> tuple[Transition, ...]:
    """Return how a case is taken up, referred, and waits for its citizen.

    ``worked_on`` are the states from which it is referred and its citizen is asked.
    """
    return (
        Transition(
            name="accept",
            label=_("Begin the review"),
            sources=frozenset({received}),
            target=review,
            by=STAFF,
            public_label=_("The review has begun"),
            tells=False,
        ),
        Transition(
            name="refer",
            event=EventType.REFERRED,
            label=_("Refer to a unit"),
            sources=frozenset(worked_on),
            target=referred,
            by=STAFF,
            public_label=_("Referred"),
            needs=frozenset({"unit"}),
            tells=False,
            is_plain=False,
        ),
        Transition(
            name="ask",
            event=EventType.ASKED,
            label=_("Ask the citizen"),
            sources=frozenset(worked_on),
            target=waiting,
            by=STAFF,
            public_label=_("You were asked something"),
            needs=frozenset({"text"}),
            pauses=True,
            is_plain=False,
        ),
        Transition(
            name="reply",
            event=EventType.REPLIED,
            label=_("Reply"),
            sources=frozenset({waiting}),
            target=review,
            by=BY_CITIZEN,
            public_label=_("You replied"),
            resumes=True,
            is_plain=False,
        ),
        Transition(
            name="expire",
            label=_("Go on without a reply"),
            sources=frozenset({waiting}),
            target=review,
            by=BY_CLOCK | STAFF,
            public_label=_("The review goes on without a reply"),
            resumes=True,
        ),
    )


def own_step(  # noqa: PLR0913  # what a way is made of, each by its name
    name: str,
    label: Any,
    *,
    sources: Iterable[str],
    target: str,
    public: Any,
    by: frozenset[ActorKind] = STAFF,
    **more: Any,
) -> Transition:
    """Return a way that is taken on the kind's own screen, or by what it does elsewhere."""
    return Transition(
        name=name,
        label=label,
        sources=frozenset(sources),
        target=target,
        by=by,
        public_label=public,
        is_plain=False,
        is_kinds_own=True,
        **more,
    )


def deciding(name: str, label: Any, *, is_end: bool = True, **said: Any) -> Transition:
    """Return how a body decides, in words that the citizen reads; ``said`` as `own_step` has it.

    Without ``is_end`` the case goes on.
    """
    words = frozenset({"text"})
    return own_step(name, label, event=EventType.ANSWERED, needs=words, settles=is_end, **said)


def declining(*, sources: Iterable[str], target: str) -> Transition:
    """Return how staff decline a case with a reason that its citizen reads."""
    return Transition(
        name="decline",
        event=EventType.ANSWERED,
        label=_("Decline with a reason"),
        sources=frozenset(sources),
        target=target,
        by=STAFF,
        public_label=_("Declined with a reason"),
        needs=frozenset({"text"}),
        settles=True,
        is_plain=False,
    )


def ending_transitions(
    *, is_open: Iterable[str], withdrawn: str, decided: Iterable[str], review: str
) -> tuple[Transition, ...]:
    """Return how a citizen withdraws an open case, and how one that is decided is looked at again.

    ``decided`` are the states that the citizen objects to and staff open again.
    """
    return (
        Transition(
            name="withdraw",
            label=_("Withdraw"),
            sources=frozenset(is_open),
            target=withdrawn,
            by=BY_CITIZEN,
            public_label=_("You withdrew it"),
            settles=True,
            is_plain=False,
        ),
        Transition(
            name="object",
            label=_("Object"),
            sources=frozenset(decided),
            target=review,
            by=BY_CITIZEN,
            public_label=_("You objected; it is looked at again"),
            needs=frozenset({"text"}),
            restarts=True,
            is_plain=False,
        ),
        Transition(
            name="reopen",
            label=_("Open again"),
            sources=frozenset(decided),
            target=review,
            by=STAFF,
            public_label=_("The office looks at it again"),
            needs=frozenset({"reason"}),
            restarts=True,
        ),
    )
