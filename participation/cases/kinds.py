"""Kinds of case: each declares its states and transitions once and registers them here.

The core never imports a kind: an app of a kind calls `register_case_kind` in ``AppConfig.ready()``.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from participation.cases.enums import ActorKind, EventType, Identity, Priority, Turn

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from participation.cases.models import Case
    from participation.cases.services.terms import Period
    from participation.common.models import Unit, User


@dataclass(frozen=True, kw_only=True)
class State:
    """A state of a kind: how staff and citizen read it, whose turn it is, its mark and tile.

    ``mark`` is one of the status marks: new, review, ref, wait, done, late, shut.
    """

    name: str
    label: Any
    public_label: Any
    turn: Turn
    mark: str
    is_open: bool = True


@dataclass(frozen=True, kw_only=True)
class Transition:
    """A way from states to another: who may go it, what must be given, what the citizen reads.

    ``needs`` are names of what ``given`` has to hold (text, reason, unit …). ``pauses`` stops the
    office's term, ``resumes`` lets it run on, ``settles`` ends it, ``restarts`` gives it once more.
    """

    name: str
    label: Any
    sources: frozenset[str]
    target: str
    by: frozenset[ActorKind]
    public_label: Any = ""
    event: EventType = EventType.MOVED
    needs: frozenset[str] = frozenset()
    pauses: bool = False
    resumes: bool = False
    settles: bool = False
    restarts: bool = False
    tells: bool = True
    # Whether the required items of the checklist have to be done first.
    checks: bool = False
    # Those with a screen of their own (a question, an answer) are not offered as plain buttons.
    is_plain: bool = True
    # Whether the kind itself goes it, from its own screens: that of the case does not offer it.
    is_kinds_own: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckItem:
    """An item of a checklist: ``key`` is the kind's own; required ones come before the answer."""

    key: int
    title: str
    is_required: bool


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a kind says of a case that is split off another; ``details`` gives the kind's own row.

    ``unit`` is where it would go by itself.
    """

    title: str
    unit: "Unit"
    period: "Period"
    identity: Identity
    priority: Priority
    is_restricted: bool
    category: int
    details: "Callable[[Case], Model]"


@dataclass(frozen=True)
class Way:
    """Where else a case leads somebody: a link on its screen."""

    label: Any
    url: str


@dataclass(frozen=True)
class Approved:
    """Words that were approved for the citizen before anybody needed them."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class CaseKind:
    """A kind of case. ``rows`` gives staff what the kind keeps of a case, label and value.

    ``anonymise`` empties the kind's own row; ``sealed`` hears that an identity was sealed,
    ``accused`` that somebody was noted as whom a case is against, ``reopened`` that a closed case
    is worked on again: all in the caller's transaction. ``categories`` are what lists of cases can
    be narrowed by, rows of (place in the order, id, name) that are read together with those of the
    other kinds, and ``of_category`` does it by the id; a case has its own at ``category_field``,
    and figures for everybody name ``public_categories`` alone. ``ways`` lead from the screen of a
    case to the kind's own, ``citizen_ways`` from the page on which its citizen follows it to what
    waits there to be done; ``addressee`` is where it is sent on to, if known; ``checklist`` is what
    its category asks to be done; ``about_same`` keeps, of some cases, those about the same row of a
    register, None where the case names none; ``same_place`` gives the ids of all others about the
    same address, and ``hash_places`` hashes those that were not yet, or all anew, saying after each
    batch how many; ``against`` gives the ids of cases whose citizen named a row of a register, by
    its kind and id, None for a kind that names none. A part of a case is split off
    into one of ``part_categories``; ``part`` makes it of the case, the category and the words, and
    ``words`` gives those again.
    ``moved`` hears of each transition by its name, in its transaction; whoever withdraws a case
    chooses among ``withdrawal_reasons``, where there are any. ``filed_by_staff`` lead to the
    screens on which staff file one for a citizen, beside the categories of complaints.
    ``citizen_papers`` are papers that the citizen can print. ``approved`` gives, for a step that
    asks or informs, the only words that it may have now; None where officers write their own.
    """

    name: str
    label: Any
    first: str
    states: Collection[State]
    transitions: Collection[Transition]
    rows: "Callable[[Case], list[tuple[Any, Any]]]"
    anonymise: "Callable[[Case], None]"
    public_title: "Callable[[Case], str]"
    label_of: "Callable[[Case], Any] | None" = None
    categories: "Callable[[], QuerySet[Any, tuple[int, int, str]]] | None" = None
    of_category: "Callable[[QuerySet[Case], str], QuerySet[Case]]" = lambda cases, _name: cases
    sealed: "Callable[[Case, User], None]" = lambda _case, _by: None
    accused: "Callable[[Case, User], None]" = lambda _case, _by: None
    reopened: "Callable[[Case, User | None], None]" = lambda _case, _by: None
    moved: "Callable[[Case, str], None]" = lambda _case, _step: None
    withdrawal_reasons: Collection[tuple[str, Any]] = ()
    ways: "Callable[[Case, User], list[Way]]" = lambda _case, _user: []
    citizen_ways: "Callable[[Case], list[Way]]" = lambda _case: []
    citizen_papers: "Callable[[Case], list[Way]]" = lambda _case: []
    approved: "Callable[[Case, str], list[Approved] | None]" = lambda _case, _step: None
    filed_by_staff: "Callable[[], list[Way]]" = list
    about_same: "Callable[[Case, QuerySet[Case]], QuerySet[Case] | None]" = lambda _case, _all: None
    against: "Callable[[str, str], QuerySet[Any] | None]" = lambda _kind, _id: None
    same_place: "Callable[[Case], QuerySet[Any] | None]" = lambda _case: None
    hash_places: "Callable[[bool], Iterator[int]]" = lambda _anew: iter(())
    checklist: "Callable[[Case], list[CheckItem]]" = lambda _case: []
    part_categories: "Callable[[Case], list[tuple[str, Any]]]" = lambda _case: []
    part: "Callable[[Case, str, str], Part] | None" = None
    words: "Callable[[Case], str]" = lambda _case: ""
    category_field: str = ""
    public_categories: "Callable[[], list[tuple[str, Any]]]" = list
    addressee: "Callable[[Case], str]" = lambda _case: ""

    def label_for(self, case: "Case") -> Any:
        """Return what a case of this kind is called, where some have names of their own."""
        return self.label if self.label_of is None else self.label_of(case)

    def state(self, name: str) -> State:
        """Return a state. Raises KeyError for one that the kind has not."""
        return {state.name: state for state in self.states}[name]

    def transition(self, name: str) -> Transition:
        """Return a transition. Raises KeyError for one that the kind has not."""
        return {step.name: step for step in self.transitions}[name]

    def from_state(self, state: str, actor: ActorKind) -> list[Transition]:
        """Return what ``actor`` may do in ``state``."""
        return [step for step in self.transitions if state in step.sources and actor in step.by]


class UnknownKindError(LookupError):
    """No app has registered a kind of this name."""


_kinds: dict[str, CaseKind] = {}


def register_case_kind(kind: CaseKind) -> None:
    """Add a kind. Raises ValueError for a name that is taken or a transition to nowhere."""
    known = {state.name for state in kind.states}
    used = {kind.first} | {step.target for step in kind.transitions}
    used |= {name for step in kind.transitions for name in step.sources}
    if used - known:
        raise ValueError(f"{kind.name}: no such state as {sorted(used - known)}.")
    if kind.name in _kinds and _kinds[kind.name] is not kind:
        raise ValueError(f"A kind of case named {kind.name!r} is there already.")
    _kinds[kind.name] = kind


def kind_of(name: str) -> CaseKind:
    """Return a kind by its name. Raises UnknownKindError."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKindError(name) from None


def all_kinds() -> list[CaseKind]:
    """Return all kinds, in the order of their registration."""
    return list(_kinds.values())
