"""The table of changes: of each what is asked, which papers, who is asked, who decides, what then.

A new sort is a row here, and a service in `services/carrying_out.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.common.models import User
from participation.ngos.applications.enums import PaperKind
from participation.ngos.changes.enums import Decider, Sort
from participation.ngos.changes.models import Change
from participation.ngos.changes.services import carrying_out
from participation.ngos.enums import PermitState
from participation.ngos.models import Ngo, Permit
from participation.ngos.services import Basis

IN_FORCE = frozenset({PermitState.ACTIVE})
OWN_WISH = _("The organisation itself has asked for it.")
LIVING = frozenset({PermitState.ACTIVE, PermitState.SUSPENDED, PermitState.EXPIRED})


@dataclass(frozen=True, kw_only=True)
class ChangeSort:
    """How one sort of change goes.

    ``sections`` are names of steps of the form; whether people are named, the answers say.
    ``papers`` are needed of all together, ``papers_each`` of each new person; ``asks`` says that
    authorities are asked about new people. ``states`` are those of a permit that it fits.
    ``carry_out`` acts on the register through its services; ``reason`` is what readers of the
    register find as the reason.
    """

    name: Sort
    hint: Any
    sections: tuple[str, ...]
    states: frozenset[PermitState]
    carry_out: Callable[[Change, Basis, User | None], object]
    papers: tuple[PaperKind, ...] = ()
    papers_each: tuple[PaperKind, ...] = ()
    asks: bool = False
    decider: Decider = Decider.BOARD
    reason: Any = OWN_WISH

    @property
    def label(self) -> Any:
        """What it is called."""
        return self.name.label

    def fits(self, ngo: Ngo, permit: Permit | None) -> bool:
        """Return whether an NGO as it stands can ask for it."""
        return not ngo.is_dissolved and permit is not None and permit.state in self.states


SORTS: dict[str, ChangeSort] = {
    one.name: one
    for one in (
        ChangeSort(
            name=Sort.BOARD,
            hint=_("Somebody leaves the board, somebody joins, or another one speaks for it."),
            sections=("board",),
            papers=(PaperKind.ASSEMBLY,),
            papers_each=(PaperKind.CERTIFICATE, PaperKind.CARD),
            asks=True,
            states=LIVING,
            carry_out=carrying_out.change_board,
        ),
    )
}


def sort_of(change: Change) -> ChangeSort:
    """Return how a change goes."""
    return SORTS[change.sort]
